using System.CommandLine;
using System.Diagnostics;
using Interleave.Cli.Litmus;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave litmus</c>: what the memory models allow, and what this machine does.</summary>
internal static class LitmusCommand
{
    public static Command Create(Terminal terminal)
    {
        var flags = new Flags();
        var name = new Argument<string?>("name") { Description = "One test, with all its outcomes, or a part of several tests' names.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("litmus", "Shows what the memory models allow in small programs, and what this machine does with them.")
        {
            name, flags.Iterations, flags.DocumentFormat,
        };
        command.SetAction(parsed => Run(parsed, flags, parsed.GetValue(name), terminal));
        return command;
    }

    private static int Run(ParseResult parsed, Flags flags, string? name, Terminal terminal)
    {
        var tests = CheckedSuite.Find(name);
        var suite = new CheckedSuite();
        var results = new List<LitmusResult>();
        var line = new RedrawnLine(terminal);
        var watch = Stopwatch.StartNew();
        foreach (var test in tests)
        {
            line.Show($"{test.Name}, {results.Count + 1} of {tests.Count}", watch.Elapsed);
            results.Add(suite.Check(test, flags.Iterations.Read(parsed)));
        }

        line.Clear();
        if (flags.DocumentFormat.Read(parsed) == "json")
        {
            terminal.Out.WriteLine(LitmusJson.Write(results));
        }
        else
        {
            Write(results, terminal);
        }

        return results.All(r => r.Outside.Count == 0 && r.Problem is null) ? ExitCode.Good : ExitCode.Internal;
    }

    private static void Write(List<LitmusResult> results, Terminal terminal)
    {
        if (results is [var only])
        {
            LitmusText.WriteOutcomes(only, terminal);
        }
        else
        {
            LitmusText.WriteTable(results, terminal);
            terminal.Out.WriteLine();
        }

        LitmusText.WriteRemarks(results, terminal);
    }
}
