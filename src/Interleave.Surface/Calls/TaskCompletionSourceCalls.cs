using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskCompletionSource"/>.</summary>
[Replaces(typeof(TaskCompletionSource))]
public static class TaskCompletionSourceCalls
{
    public static TaskCompletionSource New() => Made(new TaskCompletionSource());

    public static TaskCompletionSource New(TaskCreationOptions creationOptions) => Made(new TaskCompletionSource(creationOptions));

    public static TaskCompletionSource New(object? state) => Made(new TaskCompletionSource(state));

    public static TaskCompletionSource New(object? state, TaskCreationOptions creationOptions) => Made(new TaskCompletionSource(state, creationOptions));

    public static void SetResult(TaskCompletionSource target)
    {
        if (Controller.Current is null)
            target.SetResult();
        else if (!TrySetResult(target))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetResult(TaskCompletionSource target)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetResult();
        Guard.Receiver(controller, target);
        return TryComplete(controller, target, () => target.TrySetResult());
    }

    public static void SetException(TaskCompletionSource target, Exception exception)
    {
        if (Controller.Current is null)
            target.SetException(exception);
        else if (!TrySetException(target, exception))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetException(TaskCompletionSource target, Exception exception)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetException(exception);
        Guard.Receiver(controller, target);
        ArgumentNullException.ThrowIfNull(exception);
        return TryComplete(controller, target, () => target.TrySetException(exception));
    }

    public static void SetException(TaskCompletionSource target, IEnumerable<Exception> exceptions)
    {
        if (Controller.Current is null)
            target.SetException(exceptions);
        else if (!TrySetException(target, exceptions))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetException(TaskCompletionSource target, IEnumerable<Exception> exceptions)
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

    public static void SetCanceled(TaskCompletionSource target)
    {
        if (Controller.Current is null)
            target.SetCanceled();
        else if (!TrySetCanceled(target))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetCanceled(TaskCompletionSource target)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetCanceled();
        Guard.Receiver(controller, target);
        return TryComplete(controller, target, () => target.TrySetCanceled());
    }

    public static void SetCanceled(TaskCompletionSource target, CancellationToken cancellationToken)
    {
        if (Controller.Current is null)
            target.SetCanceled(cancellationToken);
        else if (!TrySetCanceled(target, cancellationToken))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetCanceled(TaskCompletionSource target, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetCanceled(cancellationToken);
        Guard.Receiver(controller, target);
        return TryComplete(controller, target, () => target.TrySetCanceled(cancellationToken));
    }

    public static void SetFromTask(TaskCompletionSource target, Task completedTask)
    {
        if (Controller.Current is null)
            target.SetFromTask(completedTask);
        else if (!TrySetFromTask(target, completedTask))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public static bool TrySetFromTask(TaskCompletionSource target, Task completedTask)
    {
        if (Controller.Current is not { } controller)
            return target.TrySetFromTask(completedTask);
        Guard.Receiver(controller, target);
        ArgumentNullException.ThrowIfNull(completedTask);
        if (!ControlledTask.IsCompleted(controller, completedTask))
            throw new ArgumentException("The task must be complete.", nameof(completedTask));
        return TryComplete(controller, target, () => target.TrySetFromTask(completedTask));
    }

    private static TaskCompletionSource Made(TaskCompletionSource target)
    {
        if (Controller.Current is { } controller)
            ControlledTask.Make(controller, target.Task).Attach(controller);
        return target;
    }

    private static bool TryComplete(Controller controller, TaskCompletionSource target, Action complete) =>
        ControlledTask.Of(controller, target.Task) is { } known && known.TryComplete(controller, _ => complete());
}
