using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Task"/>.</summary>
[Replaces(typeof(Task))]
public static partial class TaskCalls
{
    public static bool get_IsCompleted(Task target) =>
        Controller.Current is { } controller ? IsCompleted(controller, target) : target.IsCompleted;

    public static bool get_IsCompletedSuccessfully(Task target) =>
        Controller.Current is { } controller
            ? IsCompleted(controller, target) && target.IsCompletedSuccessfully
            : target.IsCompletedSuccessfully;

    public static bool get_IsFaulted(Task target) =>
        Controller.Current is { } controller ? IsCompleted(controller, target) && target.IsFaulted : target.IsFaulted;

    public static bool get_IsCanceled(Task target) =>
        Controller.Current is { } controller ? IsCompleted(controller, target) && target.IsCanceled : target.IsCanceled;

    public static AggregateException? get_Exception(Task target) =>
        Controller.Current is not { } controller || IsCompleted(controller, target) ? target.Exception : null;

    public static TaskStatus get_Status(Task target)
    {
        if (Controller.Current is not { } controller)
            return target.Status;
        Guard.Receiver(controller, target);
        if (ControlledTask.Of(controller, target) is not { } known)
            return target.Status;
        var status = (TaskStatus)controller.Operate(known, Operation.TaskStatus, 0);
        if (status != TaskStatus.RanToCompletion)
            return status;
        known.Settle(controller);
        return target.Status;
    }

    public static object? get_AsyncState(Task target) => ControlledTask.StateOf(target);

    public static void Dispose(Task target)
    {
        if (Controller.Current is not { } controller)
            target.Dispose();
        else if (!IsCompleted(controller, target))
            throw new InvalidOperationException("A task may only be disposed if it is in a completion state (RanToCompletion, Faulted or Canceled).");
    }

    public static Task FromCanceled(CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? Cancelled<Nothing>(controller, cancellationToken) : Task.FromCanceled(cancellationToken);

    public static Task<TResult> FromCanceled<TResult>(CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Cancelled<TResult>(controller, cancellationToken)
            : Task.FromCanceled<TResult>(cancellationToken);

    /// <summary>The result of a task that gives none.</summary>
    internal readonly record struct Nothing;

    /// <summary>A task that is cancelled for ever.</summary>
    internal static Task<TResult> Cancelled<TResult>(Controller controller, CancellationToken token)
    {
        if (!Cancellable.IsRequested(controller, token) && !controller.Abandoned)
            throw new ArgumentOutOfRangeException(nameof(token));
        var source = new TaskCompletionSource<TResult>();
        source.TrySetCanceled(token);
        return source.Task;
    }

    private static bool IsCompleted(Controller controller, Task target)
    {
        Guard.Receiver(controller, target);
        return ControlledTask.IsCompleted(controller, target);
    }
}
