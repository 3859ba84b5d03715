using System.CommandLine;
using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Reports;
using Interleave.Tracing;

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
            flags.Races, flags.AllowRace, flags.Include, flags.Exclude, flags.RequireExhaustive, flags.LoopBound, flags.Full, flags.Format, flags.Out,
        };
        command.SetAction(parsed => Run(parsed, flags, terminal, engine));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, Terminal terminal, IEngine engine)
    {
        var options = flags.CheckOptions(parsed);
        var rewriting = flags.RewritingOptions(parsed);
        var target = parsed.GetValue(flags.Target);
        if (parsed.GetValue(flags.Method) is not null && parsed.GetValue(flags.Filter) is not null)
        {
            throw new UsageException("--method names one method, --filter picks among the marked ones; give one of the two");
        }

        flags.CheckMemory(parsed);
        var methods = MethodCatalog.Read(Target.Assemblies(target, "check"));
        var chosen = parsed.GetValue(flags.Method) is { } name
            ? [MethodChoice.Named(methods, name, target!)]
            : MethodChoice.Marked(methods, parsed.GetValue(flags.Filter), target!);
        var sink = new ReportSink(terminal, flags.Format.Read(parsed), parsed.GetValue(flags.Out));
        var interrupted = false;
        try
        {
            foreach (var group in chosen.GroupBy(m => m.Assembly))
            {
                using var assembly = engine.Load(group.Key, rewriting);
                foreach (var method in group)
                {
                    var shortName = MethodChoice.ShortestName(methods, method);
                    sink.Add(Check(assembly, method, shortName, options, terminal), new TextOptions
                    {
                        Width = terminal.Width,
                        Full = parsed.GetValue(flags.Full),
                        ReplayCommand = ReplayText.Of(terminal.Command, target!, shortName, rewriting, options),
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
        }

        sink.Finish();
        if (interrupted)
        {
            terminal.Error.WriteLine($"Interrupted: {sink.Results.Count} of {chosen.Count} tests were checked.");
        }

        return ExitCode.Of(sink.Results, parsed.GetValue(flags.RequireExhaustive), interrupted);
    }

    private static CheckResult Check(ICheckedAssembly assembly, MethodEntry method, string name, CheckOptions options, Terminal terminal)
    {
        var line = new ProgressLine(terminal, name, options.TimeBudget);
        Progress last = default;
        try
        {
            return assembly.Check(method, options with { Progress = progress => line.Show(last = progress) });
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            terminal.Error.WriteLine($"{name}: {last.Executions:#,0} executions explored, none of them fails.");
            throw;
        }
        finally
        {
            line.Clear();
        }
    }
}
