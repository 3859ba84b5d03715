using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskCompletionSource{TResult}"/>.</summary>
[Replaces(typeof(TaskCompletionSource<>))]
public static class TaskCompletionSourceOfCalls
{
    public static TaskCompletionSource<TResult> New<TResult>() => Made(new TaskCompletionSource<TResult>());

    public static TaskCompletionSource<TResult> New<TResult>(TaskCreationOptions creationOptions) => Made(new TaskCompletionSource<TResult>(creationOptions));

    public static TaskCompletionSource<TResult> New<TResult>(object? state) => Made(new TaskCompletionSource<TResult>(state));

    public static TaskCompletionSource<TResult> New<TResult>(object? state, TaskCreationOptions creationOptions) => Made(new TaskCompletionSource<TResult>(state, creationOptions));

    public static void SetResult<TResult>(TaskCompletionSource<TResult> target, TResult result)
    {
        if (Controller.Current is null)
            target.SetResult(result);
        else if (!TrySetResult(target, result))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetResult<TResult>(TaskCompletionSource<TResult> target, TResult result)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetResult(result);
        Guard.Receiver(controller, target);
        return TryComplete(controller, target, () => target.TrySetResult(result));
    }

    public static void SetException<TResult>(TaskCompletionSource<TResult> target, Exception exception)
    {
        if (Controller.Current is null)
            target.SetException(exception);
        else if (!TrySetException(target, exception))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetException<TResult>(TaskCompletionSource<TResult> target, Exception exception)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetException(exception);
        Guard.Receiver(controller, target);
        ArgumentNullException.ThrowIfNull(exception);
        return TryComplete(controller, target, () => target.TrySetException(exception));
    }

    public static void SetException<TResult>(TaskCompletionSource<TResult> target, IEnumerable<Exception> exceptions)
    {
        if (Controller.Current is null)
            target.SetException(exceptions);
        else if (!TrySetException(target, exceptions))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetException<TResult>(TaskCompletionSource<TResult> target, IEnumerable<Exception> exceptions)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetException(exceptions);
        Guard.Receiver(controller, target);
        ArgumentNullException.ThrowIfNull(exceptions);
        exceptions = Taken.From(exceptions, "TaskCompletionSource.SetException");
        if (!exceptions.Any() || exceptions.Contains(null))
            throw new ArgumentException("There is no exception, or one is null.", nameof(exceptions));
        return TryComplete(controller, target, () => target.TrySetException(exceptions));
    }

    public static void SetCanceled<TResult>(TaskCompletionSource<TResult> target)
    {
        if (Controller.Current is null)
            target.SetCanceled();
        else if (!TrySetCanceled(target))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetCanceled<TResult>(TaskCompletionSource<TResult> target)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetCanceled();
        Guard.Receiver(controller, target);
        return TryComplete(controller, target, () => target.TrySetCanceled());
    }

    public static void SetCanceled<TResult>(TaskCompletionSource<TResult> target, CancellationToken cancellationToken)
    {
        if (Controller.Current is null)
            target.SetCanceled(cancellationToken);
        else if (!TrySetCanceled(target, cancellationToken))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetCanceled<TResult>(TaskCompletionSource<TResult> target, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetCanceled(cancellationToken);
        Guard.Receiver(controller, target);
        return TryComplete(controller, target, () => target.TrySetCanceled(cancellationToken));
    }

    public static void SetFromTask<TResult>(TaskCompletionSource<TResult> target, Task<TResult> completedTask)
    {
        if (Controller.Current is null)
            target.SetFromTask(completedTask);
        else if (!TrySetFromTask(target, completedTask))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetFromTask<TResult>(TaskCompletionSource<TResult> target, Task<TResult> completedTask)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetFromTask(completedTask);
        Guard.Receiver(controller, target);
        ArgumentNullException.ThrowIfNull(completedTask);
        if (!ControlledTask.IsCompleted(controller, completedTask))
            throw new ArgumentException("The task must be complete.", nameof(completedTask));
        return TryComplete(controller, target, () => target.TrySetFromTask(completedTask));
    }

    private static TaskCompletionSource<TResult> Made<TResult>(TaskCompletionSource<TResult> target)
    {
        if (Controller.Current is { } controller)
            ControlledTask.Make(controller, target.Task).Attach(controller);
        return target;
    }

    private static bool TryComplete<TResult>(Controller controller, TaskCompletionSource<TResult> target, Action complete) =>
        ControlledTask.Of(controller, target.Task) is { } known && known.TryComplete(controller, _ => complete());
}
