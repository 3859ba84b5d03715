using System.CommandLine;
using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave replay</c>: runs a method once, along the schedule that a token describes.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal, IEngine engine)
    {
        var flags = new Flags();
        var token = new Argument<string?>("token")
        {
            Description = "The schedule, as a report names it: A2.B6.A4~1f2e3d4c; what follows ~ may be left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("replay", "Runs a method once, along a given schedule.")
        {
            flags.Target, token, flags.Method, flags.Include, flags.Exclude, flags.LoopBound, flags.Full, flags.Format, flags.Out,
        };
        command.SetAction(parsed => Run(parsed, flags, token, terminal, engine));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, Argument<string?> argument, Terminal terminal, IEngine engine)
    {
        var target = parsed.GetValue(flags.Target);
        var name = parsed.GetValue(flags.Method) ?? throw new UsageException("replay needs --method Type.Method, as the report names it");
        var text = parsed.GetValue(argument) ?? throw new UsageException("replay needs the token that a report names, such as A2.B6.A4");
        if (!ReplayToken.TryParse(text, out var token, out var error))
        {
            throw new UsageException(error);
        }

        var options = new CheckOptions { LoopBound = flags.LoopBound.Read(parsed) };
        var rewriting = flags.RewritingOptions(parsed);
        var methods = MethodCatalog.Read(Target.Assemblies(target, "replay"));
        var method = MethodChoice.Named(methods, name, target!);
        var sink = new ReportSink(terminal, flags.Format.Read(parsed), parsed.GetValue(flags.Out));
        using var assembly = engine.Load(method.Assembly, rewriting);
        sink.Add(assembly.Replay(method, token.ToString(), options), new TextOptions
        {
            Width = terminal.Width,
            Full = parsed.GetValue(flags.Full),
            IsReplay = true,
            ReplayCommand = ReplayText.Of(terminal.Command, target!, MethodChoice.ShortestName(methods, method), rewriting, options),
        });
        sink.Finish();
        return ExitCode.Of(sink.Results, requireExhaustive: false);
    }
}
