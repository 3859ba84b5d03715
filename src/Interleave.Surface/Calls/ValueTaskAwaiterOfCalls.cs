using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ValueTaskAwaiter{TResult}"/>. A source of the program's own is asked as .NET asks it.</summary>
[Replaces(typeof(ValueTaskAwaiter<>))]
public static class ValueTaskAwaiterOfCalls
{
    public static bool get_IsCompleted<TResult>(ValueTaskAwaiter<TResult> target) =>
        Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is { } task ? Awaiters.IsCompleted(controller, task) : target.IsCompleted;

    public static TResult GetResult<TResult>(ValueTaskAwaiter<TResult> target)
    {
        if (Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is { } task && !Awaiters.End(controller, task))
            return default!;
        return target.GetResult();
    }

    public static void OnCompleted<TResult>(ValueTaskAwaiter<TResult> target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted<TResult>(ValueTaskAwaiter<TResult> target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask<TResult>.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }
}
