using System.CommandLine;
using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Reports;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave check</c>: explores the tests of an assembly, or one method of it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, IEngine engine)
    {
        var flags = new Flags();
        var command = new Command("check", "Explores every execution of marked methods, or of the one named.")
        {
            flags.Target, flags.Filter, flags.Method, flags.Memory, flags.Strategy, flags.Time, flags.MaxExecutions, flags.Seed,
            flags.Races, flags.Include, flags.Exclude, flags.RequireExhaustive, flags.LoopBound, flags.Full, flags.Format, flags.Out,
        };
        command.SetAction(parsed => Run(parsed, flags, terminal, engine));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, Terminal terminal, IEngine engine)
    {
        var json = flags.IsJson(parsed);
        var options = flags.CheckOptions(parsed);
        var rewriting = flags.RewritingOptions(parsed);
        var target = parsed.GetValue(flags.Target);
        if (parsed.GetValue(flags.Method) is not null && parsed.GetValue(flags.Filter) is not null)
        {
            throw new UsageException("--method names one method, --filter picks among the marked ones; give one of the two");
        }

        flags.CheckMemory(parsed);
        var path = Target.Assembly(target, "check");
        var methods = MethodCatalog.Read(path);
        var chosen = parsed.GetValue(flags.Method) is { } name
            ? [MethodChoice.Named(methods, name, path)]
            : MethodChoice.Marked(methods, parsed.GetValue(flags.Filter), path);
        var sink = new ReportSink(terminal, json, parsed.GetValue(flags.Out));
        var assembly = engine.Load(path, rewriting);
        foreach (var method in chosen)
        {
            var shortName = MethodChoice.ShortestName(methods, method);
            var progress = new ProgressLine(terminal, shortName, options.TimeBudget);
            var result = assembly.Check(method, options with { Progress = progress.Show });
            progress.Clear();
            sink.Add(result, new TextOptions
            {
                Width = terminal.Width,
                Full = parsed.GetValue(flags.Full),
                ReplayCommand = ReplayText.Of(terminal.Command, target!, shortName, rewriting, options),
            });
        }

        sink.Finish();
        return ExitCode.Of(sink.Results, parsed.GetValue(flags.RequireExhaustive));
    }
}
