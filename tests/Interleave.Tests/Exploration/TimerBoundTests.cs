using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>Loops that wait for a time have no end of their own: so many timers follow from each other and no more.</summary>
public class TimerBoundTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Polling).Assembly.Location));

    [Fact]
    public void Check_LoopThatWaits_SaysWhatWasLeftOut()
    {
        CheckResult result = Check(nameof(Programs.Polling.UntilTold));

        Assert.Equal(Outcome.NoBugFound, result.Outcome);
        Assert.Contains("more than 5 timers", result.Message);
        Assert.True(result.Executions > 1);
    }

    /// <summary>The control: what happens before the bound is seen.</summary>
    [Fact]
    public void Check_LoopThatFailsInItsFourthRound_Fails() => Assert.Equal(FailureKind.Assertion, Check(nameof(Programs.Polling.FourthRoundFails)).Kind);

    private static CheckResult Check(string method) => Checker.Check(
        Copy.Value, Copy.Value.Assembly.GetType(typeof(Programs.Polling).FullName!)!.GetMethod(method)!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });
}
