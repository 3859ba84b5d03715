using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="AsyncTaskMethodBuilder{TResult}"/>.</summary>
[Replaces(typeof(AsyncTaskMethodBuilder<>))]
public static class AsyncTaskMethodBuilderOfCalls
{
    public static void Start<TResult, TStateMachine>(ref AsyncTaskMethodBuilder<TResult> target, ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        AsyncMethod.Begin(stateMachine);
        target.Start(ref stateMachine);
    }

    public static void AwaitOnCompleted<TResult, TAwaiter, TStateMachine>(
        ref AsyncTaskMethodBuilder<TResult> target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            AsyncMethod.Await(controller, target.Task, ref awaiter, ref stateMachine);
        else
            target.AwaitOnCompleted(ref awaiter, ref stateMachine);
    }

    public static void AwaitUnsafeOnCompleted<TResult, TAwaiter, TStateMachine>(
        ref AsyncTaskMethodBuilder<TResult> target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            AsyncMethod.Await(controller, target.Task, ref awaiter, ref stateMachine);
        else
            target.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
    }

    public static void SetResult<TResult>(ref AsyncTaskMethodBuilder<TResult> target, TResult result)
    {
        if (Controller.Current is { } controller && Known(ref target) is { } known)
            Complete(controller, known, target, static (builder, result) => builder.SetResult(result), result);
        else
            target.SetResult(result);
    }

    public static void SetException<TResult>(ref AsyncTaskMethodBuilder<TResult> target, Exception exception)
    {
        if (Controller.Current is { } controller && Known(ref target) is { } known)
            Complete(controller, known, target, static (builder, exception) => builder.SetException(exception), exception);
        else
            target.SetException(exception);
    }

    private static ControlledTask? Known<TResult>(ref AsyncTaskMethodBuilder<TResult> target) => AsyncMethod.Of(Unsafe.As<AsyncTaskMethodBuilder<TResult>, Task?>(ref target));

    // The builder has the task already: a copy completes the same one.
    private static void Complete<TResult, TOutcome>(
        Controller controller, ControlledTask known, AsyncTaskMethodBuilder<TResult> builder, Action<AsyncTaskMethodBuilder<TResult>, TOutcome> complete, TOutcome outcome) =>
        known.TryComplete(controller, _ => complete(builder, outcome));
}
