using System.CommandLine;
using Interleave.Cli.Doctor;
using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Rewriting;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave doctor</c>: whether the checker works here, and how much of an assembly it sees.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal, IEngine engine)
    {
        var flags = new Flags();
        var command = new Command("doctor", "Shows what is instrumented and what is refused, with a seeded race that must be found.")
        {
            flags.Target, flags.Include, flags.Exclude, flags.DocumentFormat,
        };
        command.SetAction(parsed => Run(parsed, flags, terminal, engine));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, Terminal terminal, IEngine engine)
    {
        var json = flags.DocumentFormat.Read(parsed) == "json";
        var assemblies = parsed.GetValue(flags.Target) is { } target ? Target.Assemblies(target, "doctor") : [];
        var inspections = assemblies.Select(path => Inspect(path, flags.RewritingOptions(parsed))).ToList();
        var test = SelfTest.Run(engine);
        if (json)
        {
            terminal.Out.WriteLine(DoctorJson.Write(test, inspections));
        }
        else
        {
            DoctorText.Write(test, inspections, terminal);
        }

        return test.Passed ? ExitCode.Good : ExitCode.Internal;
    }

    private static Inspection Inspect(string path, RewritingOptions options)
    {
        try
        {
            return Rewriter.Inspect(path, options);
        }
        catch (RewritingException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
