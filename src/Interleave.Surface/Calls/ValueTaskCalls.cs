using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ValueTask"/>. A source of the program's own is asked as .NET asks it.</summary>
[Replaces(typeof(ValueTask))]
public static class ValueTaskCalls
{
    public static bool get_IsCompleted(ValueTask target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsCompleted(task) : target.IsCompleted;

    public static bool get_IsCompletedSuccessfully(ValueTask target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsCompletedSuccessfully(task) : target.IsCompletedSuccessfully;

    public static bool get_IsFaulted(ValueTask target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsFaulted(task) : target.IsFaulted;

    public static bool get_IsCanceled(ValueTask target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsCanceled(task) : target.IsCanceled;

    public static ValueTask FromCanceled(CancellationToken cancellationToken) => new(TaskCalls.FromCanceled(cancellationToken));

    public static ValueTask<TResult> FromCanceled<TResult>(CancellationToken cancellationToken) =>
        new(TaskCalls.FromCanceled<TResult>(cancellationToken));

    public static Task AsTask(ValueTask target)
    {
        if (Controller.Current is { } controller && IsOpen(target))
            controller.Refuse("AsTask of a value task that an IValueTaskSource stands behind");
        return target.AsTask();
    }

    public static ValueTask Preserve(ValueTask target)
    {
        if (Controller.Current is { } controller && IsOpen(target))
            controller.Refuse("Preserve of a value task that an IValueTaskSource stands behind");
        return target.Preserve();
    }

    private static Task? TaskOf(ValueTask target) => RealValueTask.Source(ref target) as Task;

    /// <summary>Whether a source stands behind it that has not ended.</summary>
    private static bool IsOpen(ValueTask target) => RealValueTask.Source(ref target) is not null and not Task && !target.IsCompleted;
}
