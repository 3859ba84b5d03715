using System.Text.Encodings.Web;
using System.Text.Json;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Writes results as one versioned JSON document; its schema is <c>docs/report.schema.json</c>.</summary>
public static class JsonReport
{
    /// <summary>The version of the document.</summary>
    public const int Version = 1;

    /// <summary>Writes the document; the stream stays open.</summary>
    public static void Write(IEnumerable<CheckResult> results, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("results");
        foreach (var result in results.SelectMany(r => r.Earlier.Append(r)))
        {
            WriteResult(json, result);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject();
        json.WriteString("test", result.Test);
        json.WriteString("memory", result.Memory);
        json.WriteString("outcome", VerdictLine.Name(result.Outcome));
        json.WriteString("kind", result is { Outcome: Outcome.Failed, Kind: { } kind } ? VerdictLine.Name(kind) : null);
        json.WriteString("message", result.Message);
        WritePlace(json, result.Place);
        json.WriteNumber("executions", result.Executions);
        json.WriteNumber("deadEnds", result.DeadEnds);
        json.WriteNumber("steps", result.Trace?.Steps.Count ?? 0);
        json.WriteNumber("preemptions", result.Preemptions);
        json.WriteNumber("seconds", double.IsFinite(result.Seconds) ? Math.Round(result.Seconds, 6) : 0);
        WriteStrings(json, "notes", result.Notes);
        json.WriteString("replay", result.Replay);
        if (result.Trace is { } trace)
        {
            json.WriteStartArray("trace");
            foreach (var step in trace.Steps)
            {
                WriteStep(json, step);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("trace");
        }

        WriteRepair(json, result.Repair);
        json.WriteStartArray("allowedRaces");
        foreach (var allowed in result.AllowedRaces)
        {
            json.WriteStartObject();
            json.WriteString("name", allowed.Name);
            json.WriteString("reason", allowed.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRepair(Utf8JsonWriter json, RepairAdvice? repair)
    {
        if (repair is null)
        {
            json.WriteNull("repair");
            return;
        }

        json.WriteStartObject("repair");
        json.WriteBoolean("found", repair.Found);
        json.WriteBoolean("minimal", repair.IsMinimal);
        json.WriteString("text", RepairWords.Describe(repair));
        WriteStrings(json, "volatile", repair.Volatile);
        WriteStrings(json, "volatileAccess", repair.VolatileAccess);
        json.WriteStartArray("fencesAfter");
        foreach (var place in repair.FencesAfter)
        {
            json.WriteStartObject();
            WritePlace(json, place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, TraceStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("step", step.Step);
        json.WriteString("thread", step.Thread);
        WritePlace(json, PlaceNames.Nearest(step.Stack));
        json.WriteString("operation", StepWords.Name(step.Kind));
        json.WriteString("location", step.Location);
        json.WriteString("value", step.Written is { } written ? $"{step.Value} → {written}" : step.Value);
        if (step.ReadsFrom is { } from)
        {
            json.WriteNumber("readsFrom", from);
        }
        else
        {
            json.WriteNull("readsFrom");
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Place? place)
    {
        json.WriteString("file", place?.File);
        if (place is { File: not null, Line: > 0 })
        {
            json.WriteNumber("line", place.Line);
        }
        else
        {
            json.WriteNull("line");
        }
    }
}
