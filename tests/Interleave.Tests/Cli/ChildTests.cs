using System.Diagnostics;
using System.Text.Json;
using Interleave.Cli;
using Interleave.Cli.Running.Children;
using Xunit;

namespace Interleave.Tests.Cli;

/// <summary>A check runs in a child process: whatever ends that process is a sentence of the report, and the other tests are checked all the same.</summary>
[Trait("Slow", "starts processes, and waits until they die")]
public sealed class ChildTests
{
    private const long Memory = 200 << 20;

    [Theory]
    [InlineData("StackOverflows", "the stack overflowed in StackOverflows.Deeper; does it call itself without end?")]
    [InlineData("Exits", "System.Environment.Exit(int) is not controlled: it would end the checker with the program")]
    [InlineData("ExitsElsewhere", "the program ended the process with exit code 0")]
    [InlineData("FailsFast", "System.Environment.FailFast(string) is not controlled: it would end the checker with the program")]
    [InlineData("FailsFastElsewhere", "the program called Environment.FailFast: enough")]
    [InlineData("ThrowsElsewhere", "an exception on a thread that the checker does not control ended the process: System.InvalidOperationException: nobody catches this")]
    [InlineData("Allocates", "the program has taken all the memory that it may (200 MB); does it allocate without end?")]
    [InlineData("AllocatesOutside", "the program has taken all the memory that it may (200 MB); does it allocate without end?")]
    [InlineData("Loops", "no execution came to an end: the loop at Snippet.cs:42 went round more than 20 million times without a visible step")]
    [InlineData("LoopsElsewhere", "the program has taken no step for 10 s: a loop that touches nothing the checker watches, or a call into other code that does not return")]
    [InlineData("CrashesInNativeCode", "the program crashed in native code: it used memory that is not there")]
    [InlineData("WritesAnywhere", "the program crashed in native or unsafe code in LeftAlone.Deeds.WriteAnywhere: System.AccessViolationException: Attempted to read or write protected memory.")]
    public void Check_DeadlyProgram_IsOneSentenceAndTheNextTestGoesOn(string type, string message)
    {
        var (code, output, _) = Run("check", DeadlyPrograms.Path, "--filter", $"*{type}.Run", "--exclude", "LeftAlone", "--format", "json");

        Assert.Equal(3, code);
        var result = JsonDocument.Parse(output).RootElement.GetProperty("results")[0];
        Assert.Equal("not-instrumented", result.GetProperty("outcome").GetString());
        Assert.StartsWith(message, result.GetProperty("message").GetString());
    }

    [Fact]
    public void Check_DeadlyProgramsAmongOthers_KeepsAllResults()
    {
        var (code, output, error) = Run("check", DeadlyPrograms.Path, "--filter", "Among.", "--exclude", "LeftAlone", "--memory", "sc");

        Assert.Equal(2, code);
        Assert.Equal("", error);
        Assert.EndsWith("\n5 tests: 1 failed, 2 not instrumented, 2 verified.\n", output);
    }

    [Fact]
    public void Replay_InAChild_FailsTheSameWay()
    {
        var failing = typeof(Programs.Counters).Assembly.Location;
        var (code, output, _) = Run("check", failing, "--method", "StaticField.Run", "--format", "json");
        Assert.Equal(2, code);
        var token = JsonDocument.Parse(output).RootElement.GetProperty("results")[0].GetProperty("replay").GetString()!;

        Assert.Equal(2, Run("replay", failing, "--method", "StaticField.Run", token).Code);
    }

    [Theory]
    [InlineData("Nobody2", "names a thread Nobody;")]
    [InlineData("main1~.99999", "names no memory")]
    public void Replay_TokenOfAnotherProgram_IsWrongUsageInOneLine(string token, string words)
    {
        var (code, output, error) = Run("replay", typeof(Programs.Counters).Assembly.Location, "--method", "StaticField.Run", token);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("interleave: ", error);
        Assert.Contains(words, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Check_CancelledWhileItRuns_SaysWhatIsKnownAndLeavesNoChild()
    {
        using var interruption = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        interruption.CancelAfter(TimeSpan.FromSeconds(8));
        var (code, _, error) = Run(interruption.Token, "check", typeof(Programs.Counters).Assembly.Location, "--method", "Counters.Counter_4x2");

        Assert.Equal(3, code);
        Assert.Contains("executions explored, none of them fails.", error);
        Assert.Contains("Interrupted: 0 of 1 tests were checked.", error);
        // To check it whole would take minutes here.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(50), $"{watch.Elapsed}");
    }

    [Fact]
    public void Check_AssemblyThatCannotBeRewritten_IsWrongUsage()
    {
        var copy = Path.Combine(Rewriting.Snippets.NewFolder(), "Interleave.Tests.dll");
        File.Copy(typeof(ChildTests).Assembly.Location, copy);

        var (code, _, error) = Run("check", copy, "--method", "Chooser.Marked");

        Assert.Equal(1, code);
        Assert.Contains("which is neither beside it nor part of the runtime", error);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    private static (int Code, string Output, string Error) Run(CancellationToken interruption, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run([.. arguments], new Terminal(output, error), new ChildEngine(error, interruption, Memory));
        return (code, output.ToString(), error.ToString());
    }
}
