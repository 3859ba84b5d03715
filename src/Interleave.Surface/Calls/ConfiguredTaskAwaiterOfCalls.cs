using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConfiguredTaskAwaitable{TResult}.ConfiguredTaskAwaiter"/>.</summary>
[Replaces(typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter))]
public static class ConfiguredTaskAwaiterOfCalls
{
    public static bool get_IsCompleted<TResult>(ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target) =>
        Controller.Current is { } controller ? Awaiters.IsCompleted(controller, Of(ref target)) && !ForcesYield(ref target) : target.IsCompleted;

    public static TResult GetResult<TResult>(ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target) =>
        Controller.Current is not { } controller || Awaiters.End(controller, Of(ref target)) ? target.GetResult() : default!;

    public static void OnCompleted<TResult>(ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.OnCompleted(continuation);
    }

    public static void UnsafeOnCompleted<TResult>(ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target, Action continuation)
    {
        if (Controller.Current is { } controller)
            Continue(controller, ref target, continuation);
        else
            target.UnsafeOnCompleted(continuation);
    }

    private static void Continue<TResult>(Controller controller, ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target, Action continuation)
    {
        Guard.Argument(controller, continuation);
        Awaiters.OnCompleted(controller, ref target, continuation);
    }

    private static Task? Of<TResult>(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target) => RealTask.Of(ref Plain(ref target));

    private static bool ForcesYield<TResult>(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target) => (RealTask.Options(ref Plain(ref target)) & ConfigureAwaitOptions.ForceYielding) != 0;

    private static ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter Plain<TResult>(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter target) =>
        ref Unsafe.As<ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter, ConfiguredTaskAwaitable.ConfiguredTaskAwaiter>(ref target);
}
