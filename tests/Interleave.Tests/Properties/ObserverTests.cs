using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Properties;

public sealed class ObserverTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Snippets.Rewrite(SectionPrograms.Source, optimize: true));

    [Theory]
    [InlineData("NoLock.Go", true)]
    [InlineData("TwoLocks.Go", true)]
    [InlineData("TwoPermits.Go", true)]
    [InlineData("LeavesLate.Go", true)]
    [InlineData("NeverLeaves.Go", true)]
    [InlineData("OneLock.Rounds1", false)]
    [InlineData("OneLock.Rounds3", false)]
    [InlineData("StaysWithTheLock.Go", false)]
    [InlineData("OneAfterTheOther.Go", false)]
    [InlineData("BothLookFirst.Go", false)]
    [InlineData("Turns.Rounds3", false)]
    public void IsSharedByTwo_ComputedFromOrder_SeesWhoCanBeInsideTogether(string program, bool expected)
    {
        Observation seen = Observe(program);

        Assert.Equal(expected, seen.IsSharedByTwo);
        Assert.True(seen.HasSections);
        Assert.True(seen.IsComplete);
    }

    [Fact]
    public void IsSharedByTwo_OneExecutionInWhichTheyDoNotMeet_StillSeesThatTheyCan()
    {
        Observation seen = Observe("NoLock.Go");

        Assert.Equal((1, Outcome.Verified), (seen.Result.Executions, seen.Result.Outcome));
        Assert.True(seen.IsSharedByTwo);
    }

    [Theory]
    [InlineData("OneLock.Rounds1", 1, null)]
    [InlineData("OneLock.Rounds2", 2, null)]
    [InlineData("OneLock.Rounds3", 3, null)]
    [InlineData("Turns.Rounds1", 1, null)]
    [InlineData("Turns.Rounds3", 1, null)]
    [InlineData("DoorwayInside.Rounds2", 2, 0)]
    [InlineData("OneAfterTheOther.Go", 0, null)]
    [InlineData("StaysWithTheLock.Go", 1, null)]
    [InlineData("NoLock.Go", null, null)]
    public void Overtaken_OverAllExecutions_IsTheMost(string program, int? afterRequest, int? afterDoorway)
    {
        Observation seen = Observe(program);

        Assert.Equal((afterRequest, afterDoorway), (seen.OvertakenAfterRequest, seen.OvertakenAfterDoorway));
        Assert.Equal(afterDoorway ?? afterRequest, seen.Overtaken);
    }

    [Theory]
    [InlineData("WaitsInALoop.Go", true, false)]
    [InlineData("WaitsInALoop.Never", true, true)]
    [InlineData("OneLock.Rounds2", false, false)]
    [InlineData("StaysWithTheLock.Go", false, true)]
    public void Waiting_InALoopOrForEver_IsSeen(string program, bool busily, bool hangs)
    {
        Observation seen = Observe(program);

        Assert.Equal((busily, hangs), (seen.WaitsBusily, seen.Hangs));
    }

    [Fact]
    public void IsComplete_FailureThatTakesOthersDown_IsFalse()
    {
        Observation seen = Observe("FailsAtOnce.Go");

        Assert.Equal((Outcome.Failed, FailureKind.Exception), (seen.Result.Outcome, seen.Result.Kind));
        Assert.False(seen.IsComplete);
    }

    [Fact]
    public void IsComplete_FailureWhenAllHaveEnded_IsTrue()
    {
        Observation seen = Observe("FailsAtTheEnd.Go");

        Assert.Equal((Outcome.Failed, true), (seen.Result.Outcome, seen.IsComplete));
        Assert.True(seen.Result.Executions > 1, "the search goes on after the failure");
    }

    [Fact]
    public void IsComplete_TimeIsUp_IsFalse()
    {
        Observation seen = Observe("OneLock.Rounds3", new CheckOptions { MaxExecutions = 3 });

        Assert.Equal((Outcome.NoBugFound, false), (seen.Result.Outcome, seen.IsComplete));
    }

    [Fact]
    public void Observe_NothingUnderControl_SaysSo() => Assert.Equal(Outcome.NotInstrumented, Observe("Alone.Go").Result.Outcome);

    internal static Observation Observe(string program, CheckOptions? options = null)
    {
        string[] parts = program.Split('.');
        lock (Copy)
        {
            return Observer.Observe(Copy.Value, Copy.Value.Assembly.GetType(parts[0])!.GetMethod(parts[1])!, options ?? new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });
        }
    }
}
