using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ValueTaskAwaiter"/>. A source of the program's own is asked as .NET asks it.</summary>
[Replaces(typeof(ValueTaskAwaiter))]
public static class ValueTaskAwaiterCalls
{
    public static bool get_IsCompleted(ValueTaskAwaiter target) =>
        Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is { } task ? Awaiters.IsCompleted(controller, task) : target.IsCompleted;

    public static void GetResult(ValueTaskAwaiter target)
    {
        if (Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is { } task && !Awaiters.End(controller, task))
            return;
        target.GetResult();
    }

    public static void OnCompleted(ValueTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted(ValueTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }
}
