using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>Draws a matrix as an aligned table: a row for each solution, a column for each property.</summary>
internal static class MatrixText
{
    private const string Gap = "   ";

    public static void Write(GalleryMatrix matrix, TextWriter writer, int width)
    {
        writer.WriteLine(matrix.Problem);
        var names = matrix.Rows.Select(Name).ToList();
        var nameWidth = names.Append("solution").Max(n => n.Length);
        var cells = matrix.Rows.Select(r => matrix.Columns.Select((_, c) => c < r.Cells.Count ? Cell(r.Cells[c]) : "").ToList()).ToList();
        var columns = matrix.Columns.Select((c, i) => cells.Select(r => r[i].Length).Append(c.Length).Max()).ToList();

        // Too wide for the page: the table goes on below, with the solutions' names once more.
        for (var first = 0; first == 0 || first < columns.Count;)
        {
            var end = first;
            var used = 2 + nameWidth;
            while (end < columns.Count && (end == first || used + Gap.Length + columns[end] <= width))
            {
                used += Gap.Length + columns[end++];
            }

            writer.WriteLine(Line("solution", nameWidth, matrix.Columns, columns, first, end));
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

    internal static string Name(GalleryRow row) => row.Variant.Length == 0 ? row.Solution : $"{row.Solution} ({row.Variant})";

    private static string Line(string name, int nameWidth, IReadOnlyList<string> cells, List<int> columns, int first, int end)
    {
        var line = "  " + name.PadRight(nameWidth);
        for (var c = first; c < end; c++)
        {
            line += Gap + cells[c].PadRight(columns[c]);
        }

        return line.TrimEnd();
    }

    private static string Cell(GalleryCell cell)
    {
        var mark = cell.Outcome switch
        {
            Outcome.Verified => "✓ ",
            Outcome.Failed => "✗ ",
            Outcome.NoBugFound => "○ ",
            null => "",
            _ => "! ",
        };
        return mark + cell.Text + (cell.AsExpected ? "" : " (unexpected)");
    }
}
