using System.Text.Json;
using Interleave.Cli;
using Interleave.Cli.Gallery;
using Interleave.Tests.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Cli;

public sealed class CommandLineTests
{
    private const string Space = "Interleave.Tests.Cli.";

    private static readonly string Own = typeof(CommandLineTests).Assembly.Location;
    private static readonly string Unmarked = typeof(Checker).Assembly.Location;

    [Theory]
    [InlineData("", "name a command: check, replay")]
    [InlineData("chekc", "there is no command 'chekc'; did you mean check?")]
    [InlineData("--nosuch", "interleave has no option '--nosuch'")]
    [InlineData("check", "check needs a project, a solution, an assembly or a folder")]
    [InlineData("check a b", "'b' is one argument too many")]
    [InlineData("check nosuch.dll", "there is no file or folder 'nosuch.dll'")]
    [InlineData("check OWN --fulll", "check has no option '--fulll'; did you mean --full?")]
    [InlineData("check --stratgy random OWN", "check has no option '--stratgy'; did you mean --strategy?")]
    [InlineData("check OWN --strategy fast", "--strategy takes one of exhaustive, random, pct; 'fast' is not that")]
    [InlineData("check OWN --races often", "--races takes one of note, fail, ignore")]
    [InlineData("check OWN --time 3x", "--time takes a time such as")]
    [InlineData("check OWN --time -3s", "--time")]
    [InlineData("check OWN --time", "--time needs a value")]
    [InlineData("check OWN --max-executions 0", "--max-executions takes a whole number from 1")]
    [InlineData("check OWN --seed x", "--seed takes a whole number from 0")]
    [InlineData("check OWN --loop-bound 0", "--loop-bound takes a whole number from 1 to")]
    [InlineData("check OWN --method Chooser.Marked --memory tso --strategy random", "--memory tso and dotnet need --strategy exhaustive")]
    [InlineData("check OWN --memory pso", "--memory takes one of sc, tso, dotnet, all")]
    [InlineData("gallery --format junit", "--format takes one of text, json")]
    [InlineData("check OWN --format yaml", "--format takes one of")]
    [InlineData("check OWN --method A.B --filter C", "give one of the two")]
    [InlineData("check UNMARKED", "has no method marked [ConcurrencyTest]; name one with --method, as in --method ")]
    [InlineData("check OWN --filter NoSuchThing", "--filter 'NoSuchThing' picks none of the marked methods")]
    [InlineData("check OWN --filter WrongMark", "WrongMark.WithArgument is marked [ConcurrencyTest] and cannot be run: it takes parameters")]
    [InlineData("check OWN --method Choser.Marked", "has no method 'Choser.Marked'; near it: Chooser.Marked")]
    [InlineData("check OWN --method Chooser.NeedsArgument", "cannot be run: it takes parameters")]
    [InlineData("check OWN --method Chooser.Generic", "cannot be run: it is generic")]
    [InlineData("check OWN --method GenericChooser`1.Run", "cannot be run: its type is generic")]
    [InlineData("check OWN --method AbstractChooser.Missing", "cannot be run: it is abstract")]
    [InlineData("check OWN --method AbstractChooser.OfTheBase", "cannot be run: its type is abstract")]
    [InlineData("check OWN --method NoDefaultConstructor.Run", "cannot be run: its type has no parameterless constructor")]
    [InlineData("check OWN --method Chooser.Unmarked", "'Chooser.Unmarked' can be Interleave.Tests.Cli.Chooser.Unmarked or Interleave.Tests.Cli.Second.Chooser.Unmarked")]
    [InlineData("replay OWN A2.B6", "replay needs --method Type.Method")]
    [InlineData("replay OWN --method Chooser.Marked", "replay needs the token")]
    [InlineData("replay OWN --method Chooser.Marked A", "'A' in the replay token is no run")]
    [InlineData("doctor nosuch.dll", "there is no file or folder 'nosuch.dll'")]
    [InlineData("doctor --format junit", "--format takes one of text, json")]
    [InlineData("bench thread", "there is no measurement 'thread'; did you mean threads?")]
    [InlineData("bench everything", "there is no measurement 'everything'; there is threads, web")]
    [InlineData("gallery Frosk", "the gallery has no problem 'Frosk'; did you mean Forks?")]
    public void Run_WrongUsage_IsOneLineAndExit1(string arguments, string part)
    {
        var (code, output, error) = Run(new FakeEngine(_ => throw new InvalidOperationException("not reached")), Split(arguments));

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(part, error);
        Assert.StartsWith("interleave: ", error);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("--method Chooser.Marked", Space + "Chooser.Marked")]
    [InlineData("--method Interleave.Tests.Cli.Chooser.Unmarked", Space + "Chooser.Unmarked")]
    [InlineData("--method Chooser.Overloaded", Space + "Chooser.Overloaded")]
    [InlineData("--method Chooser.Nested.Deep", Space + "Chooser.Nested.Deep")]
    [InlineData("--method Chooser+Nested.Deep", Space + "Chooser.Nested.Deep")]
    [InlineData("--method DerivedChooser.OfTheBase", Space + "DerivedChooser.OfTheBase")]
    [InlineData("--filter Cli.Chooser.", Space + "Chooser.Marked " + Space + "Chooser.AlsoMarked")]
    [InlineData("--filter Chooser.A*", Space + "Chooser.AlsoMarked")]
    [InlineData("--filter OfTheBase", Space + "DerivedChooser.OfTheBase")]
    public void Check_Choice_RunsTheseMethods(string arguments, string methods)
    {
        var engine = new FakeEngine(_ => Samples.VerifiedWithRace);

        var (code, _, _) = Run(engine, ["check", Own, .. arguments.Split(' ')]);

        Assert.Equal(0, code);
        Assert.Equal(methods.Split(' '), engine.Asked);
    }

    [Fact]
    public void Check_Flags_ReachTheChecker()
    {
        var engine = new FakeEngine(_ => Samples.VerifiedWithRace);

        Run(engine, ["check", Own, .. "--method Chooser.Marked --strategy pct --time 1.5m --max-executions 9 --seed 4 --races fail --loop-bound 7 --include a --include b --exclude N.*".Split(' ')]);

        var options = engine.Options!;
        Assert.Equal(
            (StrategyKind.Pct, TimeSpan.FromSeconds(90), 9, 4UL, RacePolicy.Fail, 7),
            (options.Strategy, options.TimeBudget, options.MaxExecutions, options.Seed, options.Races, options.LoopBound));
        Assert.Equal(["a", "b"], engine.Rewriting!.Include);
        Assert.Equal(["N.*"], engine.Rewriting!.Exclude);
    }

    [Theory]
    [InlineData("VerifiedWithRace", "", 0)]
    [InlineData("NoBugFound", "", 0)]
    [InlineData("NoBugFound", "--require-exhaustive", 4)]
    [InlineData("VerifiedWithRace", "--require-exhaustive", 0)]
    [InlineData("Milk", "--require-exhaustive", 2)]
    [InlineData("NotInstrumented", "", 3)]
    [InlineData("Error", "", 3)]
    public void Check_Outcome_GivesTheExitCode(string sample, string more, int expected)
    {
        var result = (CheckResult)typeof(Samples).GetProperty(sample)!.GetValue(null)!;

        var (code, _, _) = Run(new FakeEngine(_ => result), ["check", Own, "--method", "Chooser.Marked", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, code);
    }

    [Theory]
    [InlineData("", MemoryChoice.All)]
    [InlineData("--memory sc", MemoryChoice.Sc)]
    [InlineData("--memory tso", MemoryChoice.Tso)]
    [InlineData("--memory dotnet", MemoryChoice.DotNet)]
    [InlineData("--memory all", MemoryChoice.All)]
    public void Check_Memory_ReachesTheChecker(string more, MemoryChoice expected)
    {
        var engine = new FakeEngine(_ => Samples.VerifiedWithRace);

        Run(engine, ["check", Own, "--method", "Chooser.Marked", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, engine.Options!.Memory);
    }

    [Fact]
    public void Check_Failure_NamesTheExactReplayCommand()
    {
        var (_, output, _) = Run(new FakeEngine(_ => Samples.Milk), ["check", Own, "--method", "Chooser.Marked", "--exclude", "A B.*", "--loop-bound", "9"]);

        Assert.Contains($"Replay:  interleave replay {Own} --method Chooser.Marked --exclude 'A B.*' --loop-bound 9 A2.B6.A4~1f2e3d4c\n", output);
    }

    [Fact]
    public void Check_AmbiguousName_IsReplayedByItsFullName()
    {
        var (_, output, _) = Run(new FakeEngine(_ => Samples.Milk), ["check", Own, "--method", Space + "Chooser.Unmarked"]);

        Assert.Contains($"--method {Space}Chooser.Unmarked A2.B6.A4", output);
    }

    [Fact]
    public void Check_Json_IsOneDocumentAlone()
    {
        var (code, output, _) = Run(new FakeEngine(m => m.Name == "Marked" ? Samples.Milk : Samples.NoBugFound), ["check", Own, "--filter", "Cli.Chooser.", "--format", "json"]);

        Assert.Equal(2, code);
        var results = JsonDocument.Parse(output).RootElement.GetProperty("results");
        Assert.Equal(["failed", "no-bug-found"], results.EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
    }

    [Fact]
    public void Check_SeveralTests_EndsWithASummary()
    {
        var (_, output, _) = Run(new FakeEngine(m => m.Name == "Marked" ? Samples.Milk : Samples.VerifiedWithRace), ["check", Own, "--filter", "Cli.Chooser."]);

        Assert.EndsWith("\n\n2 tests: 1 failed, 1 verified.\n", output);
    }

    [Fact]
    public void Check_Out_WritesBothReports()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Run(new FakeEngine(_ => Samples.Milk), ["check", Own, "--method", "Chooser.Marked", "--out", folder]);

            Assert.Contains("FAILED: assertion", File.ReadAllText(Path.Combine(folder, "report.txt")));
            Assert.Equal(1, JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json"))).RootElement.GetProperty("version").GetInt32());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Check_OutIsAFile_IsWrongUsage()
    {
        var (code, _, error) = Run(new FakeEngine(_ => Samples.Milk), ["check", Own, "--method", "Chooser.Marked", "--out", Own]);

        Assert.Equal(1, code);
        Assert.Contains("interleave: --out: ", error);
    }

    [Fact]
    public void Replay_Token_ReachesTheEngineAndIsReported()
    {
        var engine = new FakeEngine(_ => Samples.Milk);

        var (code, output, _) = Run(engine, ["replay", Own, "--method", "Chooser.Marked", "A2.B6.A4"]);

        Assert.Equal(2, code);
        Assert.Equal([Space + "Chooser.Marked A2.B6.A4"], engine.Asked);
        Assert.Contains("The schedule: 12 steps", output);
    }

    [Fact]
    public void InternalError_IsOneLine_AndTheStackWhenAskedFor()
    {
        var engine = new FakeEngine(_ => throw new InvalidOperationException("no such event\nmore"));

        var (code, _, error) = Run(engine, ["check", Own, "--method", "Chooser.Marked", "--memory", "sc"]);
        Assert.Equal(3, code);
        Assert.Equal("interleave: internal error: InvalidOperationException: no such event (--full shows the stack)\n", error);

        var full = Run(engine, ["check", Own, "--method", "Chooser.Marked", "--memory", "sc", "--full"]).Error;
        Assert.Contains("   at ", full);
    }

    [Fact]
    public void Help_NamesTheCommands()
    {
        var (code, output, _) = Run(new FakeEngine(_ => Samples.Milk), ["--help"]);

        Assert.Equal(0, code);
        Assert.Contains("interleave [command] [options]", output);
        Assert.Contains("--strategy <exhaustive|random|pct>", Run(new FakeEngine(_ => Samples.Milk), ["check", "--help"]).Output);
    }

    internal static (int Code, string Output, string Error) Run(FakeEngine engine, string[] arguments, bool redraw = false)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(arguments, new Terminal(output, error) { CanRedraw = redraw }, engine, new TwoProblems());
        return (code, output.ToString(), error.ToString());
    }

    private static string[] Split(string arguments) =>
        [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a switch { "OWN" => Own, "UNMARKED" => Unmarked, _ => a })];
}
