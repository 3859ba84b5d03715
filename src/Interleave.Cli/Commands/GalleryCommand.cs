using System.CommandLine;
using Interleave.Cli.Gallery;
using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Reports;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave gallery</c>: the classical problems, their solutions, and what the checker says of each.</summary>
internal static class GalleryCommand
{
    public static Command Create(Terminal terminal, IGallery? gallery)
    {
        var flags = new Flags();
        var problem = new Argument<string?>("problem") { Description = "One problem, with explanations.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("gallery", "Checks the gallery of classical problems and prints what holds for which solution.")
        {
            problem, flags.Full, flags.Format,
        };
        command.SetAction(parsed => Run(parsed, flags, problem, terminal, gallery));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, Argument<string?> argument, Terminal terminal, IGallery? gallery)
    {
        var json = flags.IsJson(parsed);
        if (gallery is null)
        {
            throw new UsageException("gallery is not available yet");
        }

        var name = parsed.GetValue(argument);
        var problems = name is null ? gallery.Problems : [Find(gallery.Problems, name)];
        var matrices = new List<GalleryMatrix>();
        foreach (var problem in problems)
        {
            var matrix = gallery.Check(problem, progress: null);
            matrices.Add(matrix);
            if (!json)
            {
                Write(terminal, matrix, explain: name is not null, parsed.GetValue(flags.Full), first: matrices.Count == 1);
            }
        }

        if (json)
        {
            var sink = new ReportSink(terminal, json: true, folder: null);
            foreach (var result in matrices.SelectMany(m => m.Rows).SelectMany(r => r.Results))
            {
                sink.Add(result, new TextOptions());
            }

            sink.Finish();
        }

        // A wrong solution is meant to fail: the gallery fails when a verdict is not the one it should be.
        return matrices.SelectMany(m => m.Rows).SelectMany(r => r.Cells).All(c => c.AsExpected) ? ExitCode.Good : ExitCode.Bug;
    }

    private static void Write(Terminal terminal, GalleryMatrix matrix, bool explain, bool full, bool first)
    {
        if (!first)
        {
            terminal.Out.WriteLine();
        }

        MatrixText.Write(matrix, terminal.Out, terminal.Width);
        if (explain)
        {
            ExplanationText.Write(matrix, terminal.Out, new TextOptions { Width = terminal.Width, Full = full, ReplayCommand = $"{terminal.Command} replay …" });
        }

        terminal.Out.Flush();
    }

    private static string Find(IReadOnlyList<string> problems, string name) =>
        problems.FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"the gallery has no problem '{name}'; {NearNames.Hint(name, problems, "it has ")}");
}
