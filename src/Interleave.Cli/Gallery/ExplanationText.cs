using Interleave.Cli.Running;
using Interleave.Reports;
using Interleave.Rewriting;

namespace Interleave.Cli.Gallery;

/// <summary>Under a problem's matrices: what was found of each solution in words, with its failing schedules.</summary>
internal static class ExplanationText
{
    /// <param name="answer">What was found.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="target">The assembly that was checked, for the commands that replay.</param>
    /// <param name="full">Whether schedules are written in full.</param>
    public static void Write(GalleryAnswer answer, Terminal terminal, string target, bool full)
    {
        foreach (var row in answer.Matrices.SelectMany(m => m.Rows))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(MatrixText.Name(row));
            foreach (var line in row.Explanation.SelectMany(s => Words.Wrap("- " + s, Math.Min(terminal.Width, 92) - 2, hanging: 2)))
            {
                terminal.Out.WriteLine("  " + line);
            }

            foreach (var result in row.Failures)
            {
                terminal.Out.WriteLine();
                TextReport.Write(result, terminal.Out, new TextOptions
                {
                    Width = terminal.Width,
                    Full = full,
                    ReplayCommand = ReplayText.Of(terminal.Command, target, result.Test, new RewritingOptions(), new CheckOptions()),
                });
            }
        }
    }
}
