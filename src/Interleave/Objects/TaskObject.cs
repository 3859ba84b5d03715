using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a task.</summary>
/// <param name="Status">Its status; RanToCompletion in whatever way it has ended.</param>
/// <param name="Continuations">What is done when it is complete, by number, the first one first.</param>
/// <param name="Missing">How many have to arrive.</param>
/// <param name="Outcome">The number of how it has ended.</param>
/// <param name="Left">How many of those that are attached to it have ended, its delegate counted as one.</param>
internal sealed record TaskState(TaskStatus Status, Sequence<long> Continuations, int Missing, long Outcome, int Left = 0)
{
    public bool IsCompleted => Status == TaskStatus.RanToCompletion;

    public override string ToString() => Status switch
    {
        TaskStatus.Created => "not started",
        TaskStatus.WaitingToRun => "waiting to run",
        TaskStatus.WaitingForChildrenToComplete => "waiting for the tasks that are attached to it",
        TaskStatus.RanToCompletion => "complete",
        _ => "not complete",
    };
}

/// <summary>
/// <see cref="Task"/>: completed once, with one of the outcomes that are offered; then the continuations are run that were
/// added before. What its result is, and where they run, is no matter of the order of steps.
/// </summary>
/// <remarks>A complete task never changes again, so looking at it then leaves nothing to choose.</remarks>
internal sealed class TaskObject : SyncObject<TaskState>
{
    /// <param name="argument">The status in the low 8 bits, how many have to arrive in the others.</param>
    public override TaskState Make(long argument) => new((TaskStatus)(argument & 0xFF), Sequence<long>.Empty, (int)(argument >> 8), 0);

    public override (Effect Effect, TaskState Next, long Result) Step(TaskState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.TaskSchedule:
                return state.Status is TaskStatus.Created or TaskStatus.WaitingForActivation
                    ? Changes(state with { Status = TaskStatus.WaitingToRun }, 1)
                    : Reads(state, state.IsCompleted ? -1 : 0);

            case Operation.TaskStart:
                return state.IsCompleted ? Reads(state, 0) : Changes(state with { Status = TaskStatus.Running }, 1);

            case Operation.TaskCancel when state.Status == TaskStatus.Running:
                return Reads(state, 0);

            case Operation.TaskComplete or Operation.TaskCancel:
                return state.IsCompleted ? Reads(state, 0) : Changes(state with { Status = TaskStatus.RanToCompletion, Outcome = argument }, Listed(state.Continuations));

            case Operation.TaskContinue:
                return state.IsCompleted ? Reads(state, 0) : Changes(state with { Continuations = state.Continuations.Add(argument) }, 1);

            case Operation.TaskContinuation:
                return Reads(state, state.Continuations[(int)argument]);

            case Operation.TaskOutcome:
                return Reads(state, state.Outcome);

            case Operation.TaskWait:
                if (state.IsCompleted)
                    return Reads(state, 1);
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.TaskStatus:
                return Reads(state, (long)state.Status);

            case Operation.TaskAttach:
                // The first one waits for the delegate as well.
                return Changes(state with { Missing = Math.Max(state.Missing, 1) + 1 }, 0);

            case Operation.TaskLeave:
                TaskStatus status = argument == 1 && state.Missing > 1 ? TaskStatus.WaitingForChildrenToComplete : state.Status;
                return Changes(state with { Status = status, Missing = state.Missing - 1, Left = state.Left + 1 }, (long)(state.Left + 1) << 32 | (uint)(state.Missing - 1));

            case Operation.TaskArrive:
                return Changes(state with { Missing = state.Missing - 1 }, state.Missing - 1);

            default:
                throw Unknown(operation);
        }
    }

    /// <remarks>
    /// Who sees that it is complete, be it by coming too late to complete it, finds the outcome; who runs continuations finds them, and
    /// the last to arrive finds what the others have left. What only changes the state, or finds the task open, needs nobody to have
    /// run before: threads seldom need each other in the middle.
    /// </remarks>
    public override bool HandsOverAt(Operation operation, long result) => operation switch
    {
        Operation.TaskWait => result == 1,
        Operation.TaskContinue or Operation.TaskArrive or Operation.TaskLeave => (int)result == 0,
        Operation.TaskComplete or Operation.TaskCancel => result != 1,
        Operation.TaskStatus => result == (long)TaskStatus.RanToCompletion,
        Operation.TaskOutcome => true,
        _ => false,
    };

    /// <summary>See <see cref="Operation.TaskComplete"/>.</summary>
    private static long Listed(Sequence<long> continuations) => continuations.Count switch
    {
        0 => 1,
        1 => continuations[0] << 1 | 1,
        var count => (long)count << 1,
    };
}
