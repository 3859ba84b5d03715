using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConfiguredTaskAwaitable.ConfiguredTaskAwaiter"/>.</summary>
[Replaces(typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter))]
public static class ConfiguredTaskAwaiterCalls
{
    public static bool get_IsCompleted(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target) =>
        Controller.Current is { } controller ? Awaiters.IsCompleted(controller, Of(ref target)) && !ForcesYield(ref target) : target.IsCompleted;

    public static void GetResult(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target)
    {
        if (Controller.Current is not { } controller || Awaiters.End(controller, Of(ref target)))
            target.GetResult();
    }

    public static void OnCompleted(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }

    private static void Continue(Controller controller, ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target, Action continuation)
    {
        Guard.Argument(controller, continuation);
        Awaiters.OnCompleted(controller, ref target, continuation);
    }

    private static Task? Of(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target) => RealTask.Of(ref Plain(ref target));

    private static bool ForcesYield(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target) => (RealTask.Options(ref Plain(ref target)) & ConfigureAwaitOptions.ForceYielding) != 0;

    private static ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter Plain(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter target) =>
        ref Unsafe.As<ConfiguredTaskAwaitable.ConfiguredTaskAwaiter, ConfiguredTaskAwaitable.ConfiguredTaskAwaiter>(ref target);
}
