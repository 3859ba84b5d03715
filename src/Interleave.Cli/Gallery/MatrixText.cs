using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>Draws a matrix as an aligned table: a row for each solution, a column for each property.</summary>
internal static class MatrixText
{
    private const string Gap = "  ";

    public static void Write(GalleryMatrix matrix, TextWriter writer, int width)
    {
        writer.WriteLine(matrix.Title);
        var names = matrix.Rows.Select(Name).ToList();
        var nameWidth = names.Append("solution").Max(n => n.Length);
        var cells = matrix.Rows.Select(r => matrix.Columns.Select((_, c) => c < r.Cells.Count ? Cell(r.Cells[c]) : "").ToList()).ToList();
        var heads = matrix.Columns.Select(InTwo).ToList();
        var columns = heads.Select((h, i) => cells.Select(r => r[i].Length).Append(h.First.Length).Append(h.Second.Length).Max()).ToList();
        List<string> above = [.. heads.Select(h => h.First)], below = [.. heads.Select(h => h.Second)];

        // Too wide for the page: the table goes on below, with the solutions' names once more.
        for (var first = 0; first == 0 || first < columns.Count;)
        {
            var end = first;
            var used = 2 + nameWidth;
            while (end < columns.Count && (end == first || used + Gap.Length + columns[end] <= width))
            {
                used += Gap.Length + columns[end++];
            }

            if (above.Skip(first).Take(end - first).Any(h => h.Length > 0))
            {
                writer.WriteLine(Line("", nameWidth, above, columns, first, end));
            }

            writer.WriteLine(Line("solution", nameWidth, below, columns, first, end));
            writer.WriteLine("  " + new string('─', used - 2));
            for (var row = 0; row < names.Count; row++)
            {
                writer.WriteLine(Line(names[row], nameWidth, cells[row], columns, first, end));
            }

            if (end >= columns.Count)
            {
                break;
            }

            first = end;
            writer.WriteLine();
        }
    }

    /// <summary>What the marks mean.</summary>
    public static void WriteLegend(TextWriter writer) =>
        writer.WriteLine("""
            ✓ in every execution   ✗ not in some   ○ not every execution was explored   – not asked
            Three marks: under sequential consistency, on x86 (tso), in .NET (dotnet). The word is for the first that is not ✓.
            """.ReplaceLineEndings(writer.NewLine));

    internal static string Name(GalleryRow row) => row.Variant.Length == 0 ? row.Solution : $"{row.Solution} ({row.Variant})";

    /// <summary>A column's head on two lines, broken where that leaves it narrowest; a single word stands on the lower one.</summary>
    private static (string First, string Second) InTwo(string column)
    {
        var best = (First: "", Second: column);
        for (var at = column.IndexOfAny([' ', '-']); at > 0; at = column.IndexOfAny([' ', '-'], at + 1))
        {
            var (first, second) = (column[..(at + 1)].TrimEnd(), column[(at + 1)..]);
            if (Math.Max(first.Length, second.Length) < Math.Max(best.First.Length, best.Second.Length))
            {
                best = (first, second);
            }
        }

        return best;
    }

    private static string Line(string name, int nameWidth, IReadOnlyList<string> cells, List<int> columns, int first, int end)
    {
        var line = "  " + name.PadRight(nameWidth);
        for (var c = first; c < end; c++)
        {
            line += Gap + cells[c].PadRight(columns[c]);
        }

        return line.TrimEnd();
    }

    private static string Cell(GalleryCell cell) =>
        cell.Verdicts.Count == 0 ? cell.Text : $"{string.Concat(cell.Verdicts.Select(v => Mark(v.Outcome)))} {cell.Text}";

    private static char Mark(Outcome outcome) => outcome switch
    {
        Outcome.Verified => '✓',
        Outcome.Failed => '✗',
        Outcome.NoBugFound => '○',
        _ => '!',
    };
}
