using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter"/>. A source of the program's own is asked as .NET asks it.</summary>
[Replaces(typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter))]
public static class ConfiguredValueTaskAwaiterCalls
{
    public static bool get_IsCompleted(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter target) =>
        Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is { } task ? Awaiters.IsCompleted(controller, task) : target.IsCompleted;

    public static void GetResult(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter target)
    {
        if (Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is { } task && !Awaiters.End(controller, task))
            return;
        target.GetResult();
    }

    public static void OnCompleted(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller && RealValueTask.Awaited(ref target).Task is not null)
            Awaiters.OnCompleted(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }
}
