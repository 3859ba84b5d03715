using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskAwaiter"/>.</summary>
[Replaces(typeof(TaskAwaiter))]
public static class TaskAwaiterCalls
{
    public static bool get_IsCompleted(TaskAwaiter target) =>
        Controller.Current is { } controller ? Awaiters.IsCompleted(controller, Of(ref target)) : target.IsCompleted;

    public static void GetResult(TaskAwaiter target)
    {
        if (Controller.Current is not { } controller || Awaiters.End(controller, Of(ref target)))
            target.GetResult();
    }

    public static void OnCompleted(TaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted(TaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }

    private static void Continue(Controller controller, ref TaskAwaiter target, Action continuation)
    {
        Guard.Argument(controller, continuation);
        Awaiters.OnCompleted(controller, ref target, continuation);
    }

    private static Task? Of(ref TaskAwaiter target) => RealTask.Of(ref target);
}
