using Interleave.Tests.Reports;
using Xunit;

namespace Interleave.Tests.Cli;

public sealed class ProgressLineTests
{
    private static readonly string[] Arguments = ["check", typeof(ProgressLineTests).Assembly.Location, "--method", "Chooser.Marked", "--memory", "sc"];

    [Fact]
    public void NoTerminal_ALineEvery15Seconds()
    {
        var engine = new FakeEngine(_ => Samples.VerifiedWithRace) { During = o => Report(o, 1, 10, 15, 20, 31) };

        var lines = CommandLineTests.Run(engine, Arguments).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [
                "Chooser.Marked: 1,000 executions/s, 15,000 explored, about 40,000 ± 2,000 in all, 25 s left",
                "Chooser.Marked: 1,000 executions/s, 31,000 explored, about 40,000 ± 2,000 in all, 9 s left",
            ],
            lines);
    }

    [Fact]
    public void Terminal_OneLineRedrawnAndGoneAtTheEnd()
    {
        var engine = new FakeEngine(_ => Samples.VerifiedWithRace) { During = o => Report(o, 1, 2) };

        var error = CommandLineTests.Run(engine, Arguments, redraw: true).Error;

        Assert.DoesNotContain("\n", error);
        Assert.Equal(3, error.Split('\r', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith(" \r", error);
    }

    [Fact]
    public void NoEstimate_TellsTheTimeThatIsLeft()
    {
        var engine = new FakeEngine(_ => Samples.VerifiedWithRace)
        {
            During = o => o.Progress!(new Progress(100, 0, TimeSpan.FromSeconds(20), 0, 0)),
        };

        Assert.Equal("Chooser.Marked: 5 executions/s, 100 explored, 40 s left until the time is up\n", CommandLineTests.Run(engine, Arguments).Error);
    }

    private static void Report(CheckOptions options, params int[] seconds)
    {
        foreach (var s in seconds)
        {
            options.Progress!(new Progress(s * 1000, 0, TimeSpan.FromSeconds(s), 40_000, 2_000));
        }
    }
}
