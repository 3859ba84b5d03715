using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>Loops that wait for a time have no end of their own: so many timers follow from each other and no more.</summary>
public class TimerBoundTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Polling).Assembly.Location));

    [Theory]
    [InlineData(nameof(Programs.Polling.UntilTold))]
    [InlineData(nameof(Programs.Polling.UntilCancelled))]
    public void Check_LoopThatWaits_SaysWhatWasLeftOut(string method)
    {
        CheckResult result = Check(method);

        Assert.Equal(Outcome.NoBugFound, result.Outcome);
        Assert.Contains("more than 5 timers", result.Message);
        Assert.True(result.Executions > 1);
    }

    /// <summary>The control: what happens before the bound is seen.</summary>
    [Fact]
    public void Check_LoopThatFailsInItsThirdRound_Fails() => Assert.Equal(FailureKind.Assertion, Check(nameof(Programs.Polling.ThirdRoundFails)).Kind);

    private static CheckResult Check(string method) => Checker.Check(
        Copy.Value, Copy.Value.Assembly.GetType(typeof(Programs.Polling).FullName!)!.GetMethod(method)!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });
}
