using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>
/// What replaces <see cref="ManualResetValueTaskSourceCore{TResult}"/>: a task of its own says whether it is complete and who
/// goes on then; the framework's keeps the result.
/// </summary>
[Replaces(typeof(ManualResetValueTaskSourceCore<>))]
public static class ManualResetValueTaskSourceCoreCalls
{
    public static void Reset<TResult>(ref ManualResetValueTaskSourceCore<TResult> target)
    {
        target.Reset();
        if (Controller.Current is { } controller)
            Core<TResult>.Context(ref target) = Make(controller, target.RunContinuationsAsynchronously);
    }

    /// <summary>Most often in a constructor: there the task is made before two threads can both be the first to ask for it.</summary>
    public static void set_RunContinuationsAsynchronously<TResult>(ref ManualResetValueTaskSourceCore<TResult> target, bool value)
    {
        target.RunContinuationsAsynchronously = value;
        if (Controller.Current is { } controller)
            Core<TResult>.Context(ref target) = Make(controller, value);
    }

    public static void SetResult<TResult>(ref ManualResetValueTaskSourceCore<TResult> target, TResult result)
    {
        if (Controller.Current is not { } controller)
            target.SetResult(result);
        else if (!Known(controller, ref target).IsCompleted(controller))
            Complete(controller, ref target, result, null);
        else
            throw new InvalidOperationException();
    }

    public static void SetException<TResult>(ref ManualResetValueTaskSourceCore<TResult> target, Exception error)
    {
        if (Controller.Current is not { } controller)
            target.SetException(error);
        else if (!Known(controller, ref target).IsCompleted(controller))
            Complete(controller, ref target, default!, error);
        else
            throw new InvalidOperationException();
    }

    public static ValueTaskSourceStatus GetStatus<TResult>(ref ManualResetValueTaskSourceCore<TResult> target, short token) =>
        Controller.Current is { } controller && token == target.Version && !Known(controller, ref target).IsCompleted(controller)
            ? ValueTaskSourceStatus.Pending
            : target.GetStatus(token);

    public static void OnCompleted<TResult>(
        ref ManualResetValueTaskSourceCore<TResult> target, Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (Controller.Current is not { } controller || token != target.Version)
        {
            target.OnCompleted(continuation, state, token, flags);
            return;
        }
        Guard.Argument(controller, continuation);
        bool onContext = (flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0;
        Awaiters.OnCompleted(controller, Known(controller, ref target).Face, () => continuation(state), onContext);
    }

    /// <summary>The result is there before anybody can see that it is: the framework's core has nobody to tell.</summary>
    private static void Complete<TResult>(
        Controller controller, ref ManualResetValueTaskSourceCore<TResult> target, TResult result, Exception? error)
    {
        ControlledTask known = Known(controller, ref target);
        Core<TResult>.Context(ref target) = null;
        if (error is null)
            target.SetResult(result);
        else
            target.SetException(error);
        Core<TResult>.Context(ref target) = known;
        known.TryComplete(controller, static face => RealTask.TrySetResult(face));
    }

    private static ControlledTask Known<TResult>(Controller controller, ref ManualResetValueTaskSourceCore<TResult> target) =>
        (ControlledTask)(Core<TResult>.Context(ref target) ??= Make(controller, target.RunContinuationsAsynchronously));

    private static ControlledTask Make(Controller controller, bool asynchronously) => ControlledTask.Make(
        controller, new TaskCompletionSource(asynchronously ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None).Task);

    private static bool IsCompleted(this ControlledTask known, Controller controller) => ControlledTask.IsCompleted(controller, known.Face);

    private static class Core<TResult>
    {
        /// <summary>Where the framework keeps the context of who goes on; under control nobody is told by it.</summary>
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_capturedContext")]
        public static extern ref object? Context(ref ManualResetValueTaskSourceCore<TResult> core);
    }
}
