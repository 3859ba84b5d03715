using System.CommandLine;
using System.Diagnostics;
using Interleave.Cli.Gallery;
using Interleave.Cli.Running;
using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave gallery</c>: the classical problems, their solutions, and what the checker says of each.</summary>
/// <remarks>
/// A wrong solution is in the gallery to fail, so a failure is no failure of the command: it exits with 0 when
/// everything could be checked, and with 3 when something could not.
/// </remarks>
internal static class GalleryCommand
{
    public static Command Create(Terminal terminal, IGallery gallery)
    {
        var flags = new Flags();
        var problem = new Argument<string?>("problem") { Description = "One problem, with explanations; a part of its name will do.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("gallery", "Checks the gallery of classical problems and prints what holds for which solution.")
        {
            problem, flags.Full, flags.DocumentFormat,
        };
        command.SetAction(parsed => Run(parsed, flags, problem, terminal, gallery));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, Argument<string?> argument, Terminal terminal, IGallery gallery)
    {
        var json = flags.DocumentFormat.Read(parsed) == "json";
        var name = parsed.GetValue(argument);
        var problems = name is null ? gallery.Problems : [ProblemName.Find(gallery.Problems, name)];
        var answers = new List<GalleryAnswer>();
        var line = new RedrawnLine(terminal);
        var watch = Stopwatch.StartNew();
        foreach (var problem in problems)
        {
            var answer = gallery.Check(problem, schedules: json || name is not null, text => line.Show(text, watch.Elapsed));
            line.Clear();
            answers.Add(answer);
            if (!json)
            {
                Write(terminal, answer, explain: name is not null, parsed.GetValue(flags.Full), first: answers.Count == 1);
            }
        }

        if (!json)
        {
            terminal.Out.WriteLine();
            MatrixText.WriteLegend(terminal.Out);
        }

        var rows = answers.SelectMany(a => a.Matrices).SelectMany(m => m.Rows).ToList();
        if (json)
        {
            var sink = new ReportSink(terminal, "json", folder: null);
            foreach (var result in rows.SelectMany(r => r.Results))
            {
                sink.Add(result, new TextOptions());
            }

            sink.Finish();
        }

        return rows.SelectMany(r => r.Cells).SelectMany(c => c.Verdicts).Any(v => v.Outcome is Outcome.Error or Outcome.NotInstrumented) ? ExitCode.Internal : ExitCode.Good;
    }

    private static void Write(Terminal terminal, GalleryAnswer answer, bool explain, bool full, bool first)
    {
        if (!first)
        {
            terminal.Out.WriteLine();
        }

        if (explain)
        {
            foreach (var line in Words.Wrap(answer.Story, Math.Min(terminal.Width, 92)))
            {
                terminal.Out.WriteLine(line);
            }
        }

        for (var i = 0; i < answer.Matrices.Count; i++)
        {
            if (i > 0 || explain)
            {
                terminal.Out.WriteLine();
            }

            MatrixText.Write(answer.Matrices[i], terminal.Out, terminal.Width);
        }

        if (explain)
        {
            ExplanationText.Write(answer, terminal, CheckedGallery.Path, full);
        }

        terminal.Out.Flush();
    }
}
