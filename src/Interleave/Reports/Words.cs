using System.Globalization;
using System.Text;

namespace Interleave.Reports;

/// <summary>Numbers, lists and paragraphs as they stand in reports.</summary>
internal static class Words
{
    public static string Number(double n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Count(long n, string one, string? many = null) => $"{Number(n)} {(n == 1 ? one : many ?? one + "s")}";

    public static string Seconds(double s) =>
        s.ToString(s < 10 ? "0.00" : s < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " s";

    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items, string last = "and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}",
    };

    /// <summary>A type as its source has it: <c>Func&lt;Int32&gt;[]</c>.</summary>
    public static string Type(Type type)
    {
        if (type.IsArray)
            return Type(type.GetElementType()!) + "[]";
        // What stands in for a class of the framework's goes by its name.
        if (type.Assembly == typeof(Surface.Controller).Assembly && type.BaseType is { } stoodFor && stoodFor != typeof(object))
            return Type(stoodFor);
        int tick = type.Name.IndexOf('`');
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Type))}>";
    }

    /// <summary><c>step 3</c> or <c>steps 3, 4 and 7</c>.</summary>
    public static string Steps(IReadOnlyList<int> steps) =>
        (steps.Count == 1 ? "step " : "steps ") + List([.. steps.Select(s => s.ToString(CultureInfo.InvariantCulture))]);

    public static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";

    /// <summary>Values and messages come from the checked program: what could move the cursor or change colours is escaped.</summary>
    public static string Plain(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => plain.Append("\\n"),
                '\r' => plain.Append("\\r"),
                '\t' => plain.Append("\\t"),
                _ when char.IsControl(c) => plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => plain.Append(c),
            };
        }

        return plain.ToString();
    }

    /// <summary>The lines of a message from the checked program, each of them plain.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(l => Plain(l.Replace("\t", "    ", StringComparison.Ordinal)).TrimEnd());

    /// <summary>Breaks at spaces, and within a word (after a dot, if there is one) only where it alone is wider than the line.</summary>
    public static IEnumerable<string> Wrap(string text, int width, int hanging = 0)
    {
        width = Math.Max(width, hanging + 8);
        var rest = text;
        var indent = "";
        while (indent.Length + rest.Length > width)
        {
            var room = width - indent.Length;
            var cut = rest.LastIndexOf(' ', room);
            if (cut <= 0 || rest.AsSpan(0, cut).IsWhiteSpace())
            {
                cut = rest.LastIndexOfAny(['.', '[', '/', '\\', ','], room - 1) + 1;
                cut = cut > room / 2 ? cut : char.IsLowSurrogate(rest[room]) ? room - 1 : room;
            }

            yield return indent + rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
            indent = new string(' ', hanging);
        }

        yield return indent + rest;
    }
}
