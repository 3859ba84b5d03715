using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

public class TaskObjectTests
{
    private static Driven<TaskState> Open(int missing = 0) => new(new TaskObject(), (long)missing << 8 | (long)TaskStatus.WaitingForActivation);

    [Fact]
    public void Complete_Twice_OnlyTheFirstCounts()
    {
        var it = Open();

        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.TaskWait, 0));
        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TaskComplete, 7));
        Assert.Equal((Effect.Reads, 0), it.Do(2, Operation.TaskComplete, 8));
        Assert.Equal((Effect.Reads, 7), it.Do(2, Operation.TaskOutcome));
        Assert.Equal((Effect.Reads, 1), it.Do(2, Operation.TaskWait, -1));
    }

    [Fact]
    public void Wait_OfAnOpenTask_IsBlocked() => Assert.Equal(Effect.Blocked, Open().Do(1, Operation.TaskWait, -1).Item1);

    [Fact]
    public void Continue_BeforeAndAfter_IsKeptOrRefused()
    {
        var it = Open();

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TaskContinue, 5));
        Assert.Equal((Effect.Changes, 1), it.Do(2, Operation.TaskContinue, 6));
        Assert.Equal((Effect.Changes, 2L << 1), it.Do(3, Operation.TaskComplete, 7));
        Assert.Equal((Effect.Reads, 5), it.Do(3, Operation.TaskContinuation, 0));
        Assert.Equal((Effect.Reads, 6), it.Do(3, Operation.TaskContinuation, 1));
        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.TaskContinue, 8));
    }

    [Fact]
    public void Arrive_CountsDown()
    {
        var it = Open(missing: 2);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TaskArrive));
        Assert.Equal((Effect.Changes, 0), it.Do(2, Operation.TaskArrive));
    }

    [Fact]
    public void Leave_TheLastOneFindsNoneMissing()
    {
        var it = new Driven<TaskState>(new TaskObject(), (long)TaskStatus.Created);

        it.Do(1, Operation.TaskAttach);
        it.Do(1, Operation.TaskAttach);
        Assert.Equal((Effect.Changes, 1L << 32 | 2), it.Do(2, Operation.TaskLeave, 0));
        Assert.Equal((Effect.Changes, 2L << 32 | 1), it.Do(1, Operation.TaskLeave, 1));
        Assert.Equal((Effect.Reads, (long)TaskStatus.WaitingForChildrenToComplete), it.Do(1, Operation.TaskStatus));
        Assert.Equal((Effect.Changes, 3L << 32), it.Do(3, Operation.TaskLeave, 0));
    }

    [Fact]
    public void Cancel_OfATaskThatHasBegun_ComesTooLate()
    {
        var it = new Driven<TaskState>(new TaskObject(), (long)TaskStatus.Created);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TaskSchedule));
        Assert.Equal((Effect.Changes, 1), it.Do(2, Operation.TaskStart, 1));
        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.TaskCancel, 9));
        Assert.Equal((Effect.Changes, 1), it.Do(2, Operation.TaskComplete, 7));
    }

    [Theory]
    [InlineData(Operation.TaskWait, 0, false)]
    [InlineData(Operation.TaskWait, 1, true)]
    [InlineData(Operation.TaskContinue, 1, false)]
    [InlineData(Operation.TaskContinue, 0, true)]
    [InlineData(Operation.TaskComplete, 0, true)]
    [InlineData(Operation.TaskComplete, 1, false)]
    [InlineData(Operation.TaskComplete, 4, true)]
    [InlineData(Operation.TaskArrive, 1, false)]
    [InlineData(Operation.TaskArrive, 0, true)]
    [InlineData(Operation.TaskLeave, 1L << 32 | 1, false)]
    [InlineData(Operation.TaskLeave, 3L << 32, true)]
    public void HandsOver_WhereSomethingIsFound(Operation operation, long result, bool expected) =>
        Assert.Equal(expected, new TaskObject().HandsOverAt(operation, result));
}

public class TimerObjectTests
{
    [Fact]
    public void Fire_OfAnOldSetting_DoesNothing()
    {
        var it = new Driven<TimerState>(new TimerObject(), 0);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TimerSet, 5));
        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TimerSet, 6));
        Assert.Equal((Effect.Reads, 0), it.Do(2, Operation.TimerFire, 5));
        Assert.Equal((Effect.Changes, 1), it.Do(2, Operation.TimerFire, 6));
        Assert.Equal((Effect.Reads, 0), it.Do(2, Operation.TimerFire, 6));
        Assert.Equal((Effect.Changes, 0), it.Do(1, Operation.TimerSet, 7));
    }

    [Fact]
    public void FireAgain_LeavesTheSetting()
    {
        var it = new Driven<TimerState>(new TimerObject(), 0);
        it.Do(1, Operation.TimerSet, 5);

        Assert.Equal((Effect.Changes, 1), it.Do(2, Operation.TimerFireAgain, 5));
        Assert.Equal((Effect.Changes, 1), it.Do(3, Operation.TimerFireAgain, 5));
    }

    [Fact]
    public void Dispose_WhileACallbackRuns_TheLastToEndIsTold()
    {
        var it = new Driven<TimerState>(new TimerObject(), 0);
        it.Do(1, Operation.TimerSet, 5);
        it.Do(2, Operation.TimerFire, 5);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TimerDispose, 1));
        Assert.Equal((Effect.Changes, 1), it.Do(2, Operation.TimerEnd));
        Assert.Equal((Effect.Reads, -1), it.Do(1, Operation.TimerSet, 6));
    }

    [Fact]
    public void Wait_OneAtATime()
    {
        var it = new Driven<TimerState>(new TimerObject(), 0);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.TimerWait, 5));
        Assert.Equal((Effect.Reads, -1), it.Do(2, Operation.TimerWait, 6));
        Assert.Equal((Effect.Changes, 5), it.Do(2, Operation.TimerDispose));
        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.TimerWait, 7));
    }
}
