using System.Text.Json;

namespace Interleave.Tests.Reports;

/// <summary>Checks a document against a schema, as far as our schema goes: a keyword it does not know is an error.</summary>
internal static class SmallSchema
{
    public static IReadOnlyList<string> Errors(JsonElement document, JsonElement schema)
    {
        var errors = new List<string>();
        Check(document, schema, schema, "$", errors);
        return errors;
    }

    private static void Check(JsonElement value, JsonElement schema, JsonElement root, string path, List<string> errors)
    {
        foreach (var rule in schema.EnumerateObject())
        {
            var fits = rule.Name switch
            {
                "$schema" or "$defs" or "title" or "description" => true,
                "$ref" => Into(value, Resolve(root, rule.Value.GetString()!), root, path, errors),
                "type" => Types(rule.Value).Any(t => IsOf(value, t)),
                "const" => Same(value, rule.Value),
                "enum" => rule.Value.EnumerateArray().Any(e => Same(value, e)),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
                "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
                "additionalProperties" => value.ValueKind != JsonValueKind.Object || rule.Value.GetBoolean()
                    || value.EnumerateObject().All(p => schema.GetProperty("properties").TryGetProperty(p.Name, out _)),
                "properties" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject()
                    .All(p => !value.TryGetProperty(p.Name, out var inner) || Into(inner, p.Value, root, $"{path}.{p.Name}", errors)),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray()
                    .Select((e, i) => Into(e, rule.Value, root, $"{path}[{i}]", errors)).ToList().Count >= 0,
                _ => throw new NotSupportedException(rule.Name),
            };
            if (!fits)
            {
                errors.Add($"{path}: {rule.Name}");
            }
        }
    }

    private static bool Into(JsonElement value, JsonElement schema, JsonElement root, string path, List<string> errors)
    {
        Check(value, schema, root, path, errors);
        return true;
    }

    private static JsonElement Resolve(JsonElement root, string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));

    private static IEnumerable<string> Types(JsonElement types) =>
        types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(t => t.GetString()!) : [types.GetString()!];

    private static bool Same(JsonElement a, JsonElement b) => JsonElement.DeepEquals(a, b);

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException(type),
    };
}
