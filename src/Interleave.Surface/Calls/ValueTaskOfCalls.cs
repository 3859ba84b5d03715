using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ValueTask{TResult}"/>. A source of the program's own is asked as .NET asks it.</summary>
[Replaces(typeof(ValueTask<>))]
public static class ValueTaskOfCalls
{
    public static bool get_IsCompleted<TResult>(ValueTask<TResult> target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsCompleted(task) : target.IsCompleted;

    public static bool get_IsCompletedSuccessfully<TResult>(ValueTask<TResult> target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsCompletedSuccessfully(task) : target.IsCompletedSuccessfully;

    public static bool get_IsFaulted<TResult>(ValueTask<TResult> target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsFaulted(task) : target.IsFaulted;

    public static bool get_IsCanceled<TResult>(ValueTask<TResult> target) =>
        Controller.Current is { } controller && TaskOf(target) is { } task ? TaskCalls.get_IsCanceled(task) : target.IsCanceled;

    public static TResult get_Result<TResult>(ValueTask<TResult> target)
    {
        if (Controller.Current is { } controller && TaskOf(target) is { } task && !Awaiters.End(controller, task))
            return default!;
        return target.Result;
    }

    public static Task<TResult> AsTask<TResult>(ValueTask<TResult> target)
    {
        if (Controller.Current is { } controller && IsOpen(target))
            controller.Refuse("AsTask of a value task that an IValueTaskSource stands behind");
        return target.AsTask();
    }

    public static ValueTask<TResult> Preserve<TResult>(ValueTask<TResult> target)
    {
        if (Controller.Current is { } controller && IsOpen(target))
            controller.Refuse("Preserve of a value task that an IValueTaskSource stands behind");
        return target.Preserve();
    }

    private static Task? TaskOf<TResult>(ValueTask<TResult> target) => RealValueTask<TResult>.Source(ref target) as Task;

    /// <summary>Whether a source stands behind it that has not ended.</summary>
    private static bool IsOpen<TResult>(ValueTask<TResult> target) => RealValueTask<TResult>.Source(ref target) is not null and not Task && !target.IsCompleted;
}
