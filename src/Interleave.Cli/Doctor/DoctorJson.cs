using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Doctor;

/// <summary>Writes what the doctor found as one JSON document; its schema is <c>docs/doctor.schema.json</c>.</summary>
internal static class DoctorJson
{
    public static string Write(SelfTest test, IReadOnlyList<Inspection> inspections)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartObject("selfTest");
            json.WriteBoolean("passed", test.Passed);
            WriteResult(json, "seeded", test.Racy);
            WriteResult(json, "right", test.Right);
            json.WriteEndObject();
            json.WriteStartArray("assemblies");
            foreach (var assembly in inspections.SelectMany(i => i.Assemblies))
            {
                json.WriteStartObject();
                json.WriteString("name", assembly.Name);
                json.WriteNumber("types", assembly.Types);
                json.WriteNumber("methods", assembly.Methods);
                json.WriteNumber("fields", assembly.Fields);
                json.WriteNumber("loops", assembly.Loops);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("refused");
            foreach (var refused in inspections.SelectMany(i => i.Refused))
            {
                Write(json, refused);
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in inspections.SelectMany(i => i.Notes))
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteResult(Utf8JsonWriter json, string name, CheckResult result)
    {
        json.WriteStartObject(name);
        json.WriteString("test", result.Test);
        json.WriteString("outcome", VerdictLine.Name(result.Outcome));
        json.WriteString("message", result.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RefusedPlace refused)
    {
        json.WriteStartObject();
        json.WriteString("call", refused.Call);
        json.WriteString("reason", refused.Reason);
        json.WriteString("assembly", refused.Assembly);
        json.WriteString("method", refused.Place.Method);
        json.WriteString("file", refused.Place.File);
        if (refused.Place is { File: not null, Line: > 0 })
        {
            json.WriteNumber("line", refused.Place.Line);
        }
        else
        {
            json.WriteNull("line");
        }

        json.WriteEndObject();
    }
}
