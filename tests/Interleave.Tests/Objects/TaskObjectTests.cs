using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

public class TaskObjectTests
{
    private readonly Driven<TaskState> task = new(new TaskObject(), (long)TaskStatus.Created | (2 << 8));

    [Fact]
    public void Complete_Twice_IsTheFirstOnly()
    {
        Assert.Equal((Effect.Changes, 1), task.Do(1, Operation.TaskComplete, 7));
        Assert.Equal((Effect.Reads, 0), task.Do(2, Operation.TaskComplete, 8));

        Assert.Equal((Effect.Reads, 7), task.Do(2, Operation.TaskOutcome));
        Assert.Equal((Effect.Reads, 0), task.Do(2, Operation.TaskStart));
    }

    [Fact]
    public void Wait_UntilComplete_WaitsOrExpires()
    {
        Assert.Equal(Effect.Blocked, task.Do(1, Operation.TaskWait, -1).Effect);
        Assert.Equal((Effect.Reads, 0), task.Do(1, Operation.TaskWait, 5));
        task.Do(2, Operation.TaskComplete, 1);

        Assert.Equal((Effect.Reads, 1), task.Do(1, Operation.TaskWait, -1));
    }

    [Fact]
    public void Cancel_OfARunningTask_ComesTooLate()
    {
        Assert.Equal((Effect.Changes, 1), task.Do(1, Operation.TaskSchedule));
        Assert.Equal((Effect.Changes, 1), task.Do(1, Operation.TaskStart));

        Assert.Equal((Effect.Reads, 0), task.Do(2, Operation.TaskCancel, 3));
        Assert.False(task.State.IsCompleted);
    }

    [Fact]
    public void Continue_BeforeAndAfterTheEnd_IsListedOrRefused()
    {
        Assert.Equal((Effect.Changes, 1), task.Do(1, Operation.TaskContinue, 4));
        Assert.Equal((Effect.Changes, (4 << 1) | 1), task.Do(2, Operation.TaskComplete, 1));

        Assert.Equal((Effect.Reads, 0), task.Do(1, Operation.TaskContinue, 5));
    }

    [Fact]
    public void Arrive_CountsDown()
    {
        Assert.Equal((Effect.Changes, 1), task.Do(1, Operation.TaskArrive));
        Assert.Equal((Effect.Changes, 0), task.Do(2, Operation.TaskArrive));
    }
}
