using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interleave.Cli.Litmus;

/// <summary>Writes what litmus tests find as one JSON document; its schema is <c>docs/litmus.schema.json</c>.</summary>
internal static class LitmusJson
{
    public static string Write(IReadOnlyList<LitmusResult> results)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartArray("tests");
            foreach (var result in results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, LitmusResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Test.Name);
        json.WriteString("question", result.Test.Question);
        json.WriteString("problem", result.Problem);
        json.WriteStartArray("models");
        foreach (var model in result.Models)
        {
            json.WriteStartObject();
            json.WriteString("memory", model.Memory);
            json.WriteNumber("executions", model.Executions);
            json.WriteBoolean("allowed", model.Counts.Keys.Any(o => result.Test.Describe(o) == result.Test.Question));
            json.WriteBoolean("loadBufferingNotExplored", model.LoadBufferingNotExplored);
            WriteOutcomes(json, result, model.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (result.Machine is { } run)
        {
            json.WriteStartObject("machine");
            json.WriteString("memory", run.Model);
            json.WriteNumber("iterations", run.Iterations);
            WriteOutcomes(json, result, run.Counts);
            json.WriteStartArray("outside");
            foreach (var outcome in result.Outside)
            {
                json.WriteStringValue(result.Test.Describe(outcome));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("machine");
        }

        json.WriteEndObject();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, LitmusResult result, IReadOnlyDictionary<int, long> counts)
    {
        json.WriteStartArray("outcomes");
        foreach (var (outcome, count) in counts)
        {
            json.WriteStartObject();
            json.WriteString("outcome", result.Test.Describe(outcome));
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
