namespace Interleave.Surface.Tasks;

/// <summary>A task that code of ours completes.</summary>
internal sealed class Promise<TResult>
{
    private readonly Controller _controller;
    private readonly TaskCompletionSource<TResult> _source;
    private readonly ControlledTask _known;

    /// <param name="controller">The controller.</param>
    /// <param name="missing">How many have to arrive.</param>
    /// <param name="options">How the task is made.</param>
    /// <param name="state">The state of the task, as the program sees it.</param>
    public Promise(Controller controller, int missing = 0, TaskCreationOptions options = TaskCreationOptions.None, object? state = null)
    {
        _controller = controller;
        _source = new TaskCompletionSource<TResult>(state, options);
        _known = ControlledTask.Make(controller, _source.Task, missing);
        _known.Attach(controller);
    }

    public Task<TResult> Task => _source.Task;

    /// <inheritdoc cref="ControlledTask.At"/>
    public (object Target, string What) At { init => _known.At = value; }

    /// <inheritdoc cref="ControlledTask.Follows"/>
    public IReadOnlyList<Task> Follows { set => _known.Follows = value; }

    public bool IsCompleted => _controller.Operate(_known, Operation.TaskWait, 0) == 1;

    /// <summary>One of those that had to arrive has; how many are missing.</summary>
    public int Arrive() => (int)_controller.Operate(_known, Operation.TaskArrive, 0);

    public bool SetResult(TResult result) => _known.TryComplete(_controller, _ => _source.TrySetResult(result));

    public bool SetException(Exception exception) => _known.TryComplete(_controller, _ => _source.TrySetException(exception));

    public bool SetExceptions(IEnumerable<Exception> exceptions) => _known.TryComplete(_controller, _ => _source.TrySetException(exceptions));

    public bool SetCancelled(CancellationToken token) => _known.TryComplete(_controller, _ => _source.TrySetCanceled(token));

    /// <summary>Ends as cancelled, with the exception that says so.</summary>
    public bool SetCancelledBy(OperationCanceledException exception) => _known.TryComplete(
        _controller, face => RealTask.TrySetCanceled(face, exception.CancellationToken, System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception)));

    /// <summary>Ends as a task has ended that is complete.</summary>
    public bool SetFrom(Task<TResult> task) => _known.TryComplete(_controller, _ => _source.TrySetFromTask(task));

    /// <summary>Ends as a task has ended that is complete and that gives nothing.</summary>
    public bool SetFrom(Task task) => _known.TryComplete(_controller, face =>
    {
        if (task.IsCompletedSuccessfully)
            _source.TrySetResult(default!);
        else
            Follow(task, face);
    });

    /// <summary>Cancels the task when a token is cancelled, for as long as it is open.</summary>
    public void CancelWith(CancellationToken token)
    {
        if (!token.CanBeCanceled)
            return;
        CancellationTokenRegistration registration = Calls.CancellationTokenCalls.Register(_controller, token, () => SetCancelled(token));
        Then(_controller, Task, () => Calls.CancellationTokenRegistrationCalls.Unregister(registration));
    }

    /// <summary>Disposes of a timer of the program's own as soon as the task is complete.</summary>
    public void DisposeOf(ITimer? timer)
    {
        if (timer is not null)
            Then(_controller, Task, timer.Dispose);
    }

    /// <summary>Has something done, inside of the framework, as soon as a task is complete.</summary>
    public static void Then(Controller controller, Task task, Action action)
    {
        if (ControlledTask.Of(controller, task) is not { } known || !known.TryContinue(controller, Continuation.Inside(action)))
            action();
    }

    private static void Follow(Task task, Task face)
    {
        if (task.IsCanceled)
        {
            try
            {
                task.GetAwaiter().GetResult();
            }
            catch (OperationCanceledException e)
            {
                RealTask.TrySetCanceled(face, e.CancellationToken, System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e));
            }
        }
        else
        {
            RealTask.TrySetException(face, task.Exception!.InnerExceptions);
        }
    }
}
