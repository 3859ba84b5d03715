using System.CommandLine;
using Interleave.Cli.Bench;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave bench</c>: measures what mechanisms cost on this machine.</summary>
internal static class BenchCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("name") { Description = "What to measure; without it the names are listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("bench", "Measures what mechanisms cost on this machine.") { name };
        command.SetAction(parsed => Run(parsed.GetValue(name), terminal));
        return command;
    }

    private static int Run(string? name, Terminal terminal)
    {
        if (name is not null)
        {
            Benchmark.Find(name).Run(terminal);
            return ExitCode.Good;
        }

        var width = Benchmark.All.Max(b => b.Name.Length);
        foreach (var benchmark in Benchmark.All)
        {
            terminal.Out.WriteLine($"{terminal.Command} bench {benchmark.Name.PadRight(width)}   {benchmark.Description}");
        }

        return ExitCode.Good;
    }
}
