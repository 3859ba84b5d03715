using System.Text.Encodings.Web;
using System.Text.Json;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Writes what is wrong as a SARIF 2.1.0 document, which code hosts show beside the source: failures, what could not be judged, and races.</summary>
public static class SarifReport
{
    /// <summary>Writes the document; the stream stays open.</summary>
    public static void Write(IReadOnlyList<CheckResult> results, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "interleave");
        json.WriteString("version", typeof(SarifReport).Assembly.GetName().Version!.ToString(3));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var result in results)
        {
            if (result.Outcome is Outcome.Failed or Outcome.NotInstrumented or Outcome.Error)
            {
                var rule = result.Kind is { } kind ? VerdictLine.Name(kind) : VerdictLine.Name(result.Outcome);
                Write(json, rule, result.Outcome == Outcome.NotInstrumented ? "warning" : "error", $"{result.Test}: {result.Message}", result.Place);
            }

            foreach (var race in result.Races)
            {
                Write(json, "race", "note", $"{result.Test}: {RaceWords.Describe(race)}", race.Second.Place ?? race.First.Place);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string rule, string level, string message, Place? place)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", rule);
        json.WriteString("level", level);
        json.WriteStartObject("message");
        json.WriteString("text", message);
        json.WriteEndObject();
        if (place is { File: { } file, Line: > 0 })
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri(file));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", place.Line);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Uri(string file) => Path.IsPathRooted(file) ? new Uri(file).AbsoluteUri : System.Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal);
}
