using Interleave.Programs.ByVerdict.Assertion;
using Interleave.Programs.ByVerdict.Deadlock;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>How many executions the default search needs to find the bugs of asynchronous programs.</summary>
public class FirstBugTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Counters).Assembly.Location));

    /// <remarks>At most ten, or as many as the nearest peer needs for a program of this kind.</remarks>
    [Theory]
    [InlineData(typeof(AsyncLostUpdate), 10)]
    [InlineData(typeof(AsyncCacheLoadedTwice), 10)]
    [InlineData(typeof(AsyncPhilosophers), 83)]
    [InlineData(typeof(ForgottenAwait), 10)]
    [InlineData(typeof(DelayTakenForOrder), 10)]
    [InlineData(typeof(ResultOnItsOwnContext), 10)]
    [InlineData(typeof(CompletedUnderALock), 10)]
    public void Check_AsyncProgram_FailsSoon(Type program, int most)
    {
        CheckResult result = Checker.Check(Copy.Value, Copy.Value.Assembly.GetType(program.FullName!)!.GetMethod("Run")!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });

        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.InRange(result.Executions, 1, most);
    }
}
