using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskAwaiter{TResult}"/>.</summary>
[Replaces(typeof(TaskAwaiter<>))]
public static class TaskAwaiterOfCalls
{
    public static bool get_IsCompleted<TResult>(TaskAwaiter<TResult> target) =>
        Controller.Current is { } controller ? Awaiters.IsCompleted(controller, Of(ref target)) : target.IsCompleted;

    public static TResult GetResult<TResult>(TaskAwaiter<TResult> target) =>
        Controller.Current is not { } controller || Awaiters.End(controller, Of(ref target)) ? target.GetResult() : default!;

    public static void OnCompleted<TResult>(TaskAwaiter<TResult> target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted<TResult>(TaskAwaiter<TResult> target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }

    private static void Continue<TResult>(Controller controller, ref TaskAwaiter<TResult> target, Action continuation)
    {
        Guard.Argument(controller, continuation);
        Awaiters.OnCompleted(controller, ref target, continuation);
    }

    private static Task? Of<TResult>(ref TaskAwaiter<TResult> target) => RealTask.Of(ref Unsafe.As<TaskAwaiter<TResult>, TaskAwaiter>(ref target));
}
