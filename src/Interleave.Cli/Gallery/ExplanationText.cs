using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>Under a problem's matrix: why each solution is right or wrong, with its failing schedules.</summary>
internal static class ExplanationText
{
    public static void Write(GalleryMatrix matrix, TextWriter writer, TextOptions options)
    {
        foreach (var row in matrix.Rows)
        {
            writer.WriteLine();
            writer.WriteLine(MatrixText.Name(row));
            if (row.Explanation.Length > 0)
            {
                writer.WriteLine($"  {row.Explanation}");
            }

            foreach (var result in row.Results.Where(r => r.Outcome != Outcome.Verified))
            {
                writer.WriteLine();
                TextReport.Write(result, writer, options);
            }
        }
    }
}
