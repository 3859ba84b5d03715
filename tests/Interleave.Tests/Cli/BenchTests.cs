using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Interleave.Tests.Cli;

/// <summary>What <c>interleave bench</c> prints; how long things take is for nobody to assert.</summary>
public sealed partial class BenchTests
{
    [Fact]
    [Trait("Slow", "measures for half a second each")]
    public void Threads_Measured_AreThreeRowsOfWhatASwitchCosts()
    {
        var (code, output, error) = Run("bench", "threads");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["process", "OS thread", "user-level thread"], Row().Matches(output).Select(m => m.Groups["who"].Value));
        Assert.All(Row().Matches(output), m => Assert.True(double.Parse(m.Groups["cost"].Value, CultureInfo.InvariantCulture) > 0));
    }

    [Fact]
    public void Bench_WithoutAName_ListsWhatThereIs()
    {
        var (code, output, _) = Run("bench");

        Assert.Equal(0, code);
        Assert.Contains("bench threads   what it costs to go from one process, thread or user-level thread to another", output);
    }

    private static (int Code, string Output, string Error) Run(params string[] args) =>
        CommandLineTests.Run(new FakeEngine(_ => throw new InvalidOperationException("not asked")), args);

    [GeneratedRegex("^(?<who>[a-zA-Z][a-zA-Z -]*?) +(?<cost>[0-9,]+) ns", RegexOptions.Multiline)]
    private static partial Regex Row();
}
