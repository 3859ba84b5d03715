using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConfiguredValueTaskAwaitable{TResult}.ConfiguredValueTaskAwaiter"/>. A source of the program's own is asked as .NET asks it.</summary>
[Replaces(typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter))]
public static class ConfiguredValueTaskAwaiterOfCalls
{
    public static bool get_IsCompleted<TResult>(ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter target) =>
        Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is { } task ? Awaiters.IsCompleted(controller, task) : target.IsCompleted;

    public static TResult GetResult<TResult>(ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter target)
    {
        if (Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is { } task && !Awaiters.End(controller, task))
            return default!;
        return target.GetResult();
    }

    public static void OnCompleted<TResult>(ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted<TResult>(ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }
}
