namespace Interleave.Surface.Tasks;

/// <summary>
/// What is known under control of a task that may still change: the framework's task is its face, and is completed when
/// this is, so that results, exceptions and states are those of .NET. A task without one is complete for ever.
/// </summary>
/// <remarks>
/// Outcomes and continuations are left under a number of the thread that offers them, before the operation that gives them away:
/// which of several outcomes is the task's, and which continuations came before it, is in the execution's graph.
/// </remarks>
internal sealed partial class ControlledTask : IIdentified
{
    private readonly object? _state;

    private ControlledTask(Task face)
    {
        Face = face;
        _state = RealTask.State(face);
        RealTask.State(face) = this;
        Identity = Surface.Identity.Construct(0, this);
    }

    public int Identity { get; set; }

    public int Slots => 0;

    /// <summary>The task that the program has.</summary>
    public Task Face { get; }

    /// <summary>For an asynchronous method: what goes on with it.</summary>
    public Action? MoveNext { get; set; }

    /// <summary>For an asynchronous method: its loop, if it has awaited <see cref="Task.Yield"/>.</summary>
    public YieldLoop? Yields { get; set; }

    /// <summary>For reports: the code that the task is of, its delegate or the type of its state machine. Null for one that is completed by hand.</summary>
    public object? Code { get; set; }

    /// <summary>For reports: the task that an asynchronous method awaits.</summary>
    public Task? Awaiting { get; set; }

    /// <summary>For reports: the tasks that this one ends with.</summary>
    public IReadOnlyList<Task> Follows { get; set; } = [];

    /// <summary>For reports: the object whose operations complete the task, and what is waited for there, as <c>an item of</c>.</summary>
    public (object Target, string What)? At { get; set; }

    /// <summary>For a task that has something to run: runs it, and says how the task ends.</summary>
    public Func<Action<Task>>? Body { get; init; }

    /// <summary>What cancels the task before it has begun.</summary>
    public CancellationToken Token { get; init; }

    /// <summary>The scheduler that was given the task; null for that of the pool.</summary>
    public TaskScheduler? Scheduler { get; set; }

    /// <summary>The execution context that the task runs in, where a scheduler of the program's own runs it.</summary>
    public ExecutionContext? Flow { get; set; }

    /// <summary>Takes a task under control.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="face">The task.</param>
    /// <param name="missing">How many have to arrive.</param>
    public static ControlledTask Make(Controller controller, Task face, int missing = 0)
    {
        var made = new ControlledTask(face);
        controller.Operate(made, Operation.TaskCreate, (long)missing << 8 | (long)TaskStatus.WaitingForActivation);
        return made;
    }

    /// <summary>Takes a task under control that has something to run.</summary>
    public static ControlledTask Make(Controller controller, Task face, Func<Action<Task>> body, CancellationToken token)
    {
        var made = new ControlledTask(face) { Body = body, Token = token };
        controller.Operate(made, Operation.TaskCreate, (long)TaskStatus.Created);
        return made;
    }

    /// <summary>What is known of a task; null when it is complete for ever.</summary>
    public static ControlledTask? Of(Controller controller, Task task)
    {
        if (RealTask.State(task) is ControlledTask known)
            return known;
        if (!task.IsCompleted)
            controller.Refuse("a task of code that is not rewritten, or from before the check,");
        return null;
    }

    /// <summary>The state that a task was made with.</summary>
    public static object? StateOf(Task task) => RealTask.State(task) is ControlledTask known ? known._state : task.AsyncState;

    /// <summary>Whether a task is complete, as the calling thread sees it.</summary>
    public static bool IsCompleted(Controller controller, Task task) => Wait(controller, task, 0);

    /// <summary>Waits until a task is complete; false when the time is up.</summary>
    public static bool Wait(Controller controller, Task task, int millisecondsTimeout)
    {
        if (Of(controller, task) is not { } known)
            return true;
        bool completed = controller.Operate(known, Operation.TaskWait, millisecondsTimeout) == 1;
        if (completed)
            known.Settle(controller);
        return completed;
    }

    /// <summary>What is to be done when the task is complete; false when it is already.</summary>
    public bool TryContinue(Controller controller, Continuation continuation)
    {
        long number = controller.NewNumber();
        controller.Left[number] = continuation;
        if (controller.Operate(this, Operation.TaskContinue, number) == 1)
            return true;
        Settle(controller);
        return false;
    }

    /// <summary>Completes the task, unless it is complete, and runs what waits for that.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="outcome">How the framework's task is completed.</param>
    /// <param name="operation">The operation by which that is decided.</param>
    public bool TryComplete(Controller controller, Action<Task> outcome, Operation operation = Operation.TaskComplete)
    {
        long number = controller.NewNumber();
        controller.Left[number] = outcome;
        long result = controller.Operate(this, operation, number);
        if (controller.Abandoned)
            return true;
        if (result == 0)
        {
            if (operation == Operation.TaskComplete)
                Settle(controller);
            return false;
        }
        if (!Face.IsCompleted)
            outcome(Face);
        _parent?.Leave(controller, this);
        // See TaskObject: none, the only one, or how many.
        if (result == 1)
            return true;
        bool inline = (Face.CreationOptions & TaskCreationOptions.RunContinuationsAsynchronously) == 0;
        if ((result & 1) != 0)
            ((Continuation)controller.Left[result >> 1]).Run(controller, inline);
        else
            RunAll(controller, (int)(result >> 1), inline);
        return true;
    }

    /// <summary>As in .NET, of several continuations only one await goes on here, after all those that are queued have been.</summary>
    private void RunAll(Controller controller, int count, bool inline)
    {
        var continuations = new Continuation?[count];
        for (int i = 0; i < count; i++)
            continuations[i] = (Continuation)controller.Left[controller.Operate(this, Operation.TaskContinuation, i)];
        bool goesOn = false;
        for (int i = 0; i < count && inline; i++)
        {
            Continuation continuation = continuations[i]!;
            if (continuation.IsQueued || (continuation.IsAwait && goesOn))
            {
                continuation.Run(controller, inline: false);
                continuations[i] = null;
            }
            goesOn |= continuation.IsAwait;
        }
        foreach (Continuation? continuation in continuations)
            continuation?.Run(controller, inline);
    }

    /// <summary>Completes the framework's task, where the thread that completed this one has not come to it yet.</summary>
    public void Settle(Controller controller)
    {
        if (!Face.IsCompleted && !controller.Abandoned)
            ((Action<Task>)controller.Left[controller.Operate(this, Operation.TaskOutcome, 0)])(Face);
    }

    /// <summary>Runs what the task has to run; false when it is cancelled.</summary>
    public bool Execute(Controller controller)
    {
        if (controller.Operate(this, Operation.TaskStart, Token.CanBeCanceled ? 1 : 0) == 0)
            return false;
        Action<Task> outcome;
        Exception? failure = null;
        Task? outer = RunningTask.Current;
        RunningTask.Current = Face;
        try
        {
            outcome = Body!();
        }
        catch (Exception e) when (!controller.Abandoned)
        {
            bool isCancellation = e is OperationCanceledException cancelled && cancelled.CancellationToken == Token
                && Calls.Cancellable.IsRequested(controller, Token);
            outcome = face => RealTask.Fail(face, e, Token, isCancellation);
            failure = isCancellation ? null : e;
        }
        finally
        {
            RunningTask.Current = outer;
        }
        if (!controller.Abandoned)
            EndBody(controller, outcome, failure);
        return true;
    }

    /// <summary>Cancels the task, unless it has begun.</summary>
    public void CancelUnlessBegun(Controller controller) =>
        TryComplete(controller, face => RealTask.TrySetCanceled(face, Token, null), Operation.TaskCancel);
}
