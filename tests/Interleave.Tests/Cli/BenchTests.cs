using System.Globalization;
using System.Text.RegularExpressions;
using Interleave.Cli;
using Interleave.Cli.Bench.Web;
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
    [Trait("Slow", "starts a web server three times, and workers of it")]
    public void Web_Measured_IsARowForEachFormOfTheServer()
    {
        var output = new StringWriter();

        WebTable.Run(new Terminal(output, output), warmUp: TimeSpan.Zero, time: TimeSpan.Zero);

        Assert.Equal(["one process at a time", "a process for each request", "a pool of processes"], WebRow().Matches(output.ToString()).Select(m => m.Groups["form"].Value));
        Assert.All(WebRow().Matches(output.ToString()), m => Assert.All(m.Groups["cost"].Captures, c => Assert.True(double.Parse(c.Value, CultureInfo.InvariantCulture) >= 0)));
        Assert.All(WebRow().Matches(output.ToString()), m => Assert.Equal(6, m.Groups["cost"].Captures.Count));
    }

    [Fact]
    public void Bench_WithoutAName_ListsWhatThereIs()
    {
        var (code, output, _) = Run("bench");

        Assert.Equal(0, code);
        Assert.Contains("bench threads   what it costs to go from one process, thread or user-level thread to another", output);
        Assert.Contains("bench web       what a request costs a web server: one process, a process for each request, a pool of processes", output);
    }

    private static (int Code, string Output, string Error) Run(params string[] args) =>
        CommandLineTests.Run(new FakeEngine(_ => throw new InvalidOperationException("not asked")), args);

    [GeneratedRegex("^(?<who>[a-zA-Z][a-zA-Z -]*?) +(?<cost>[0-9,]+) ns", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^(?<form>(a|one) [a-z ]*?)( +(?<cost>[0-9,.]+))+\r?$", RegexOptions.Multiline)]
    private static partial Regex WebRow();
}
