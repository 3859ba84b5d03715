using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="AsyncTaskMethodBuilder"/>.</summary>
[Replaces(typeof(AsyncTaskMethodBuilder))]
public static class AsyncTaskMethodBuilderCalls
{
    public static void Start<TStateMachine>(ref AsyncTaskMethodBuilder target, ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        AsyncMethod.Begin(stateMachine);
        target.Start(ref stateMachine);
    }

    public static void AwaitOnCompleted<TAwaiter, TStateMachine>(
        ref AsyncTaskMethodBuilder target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            AsyncMethod.Await(controller, target.Task, ref awaiter, ref stateMachine);
        else
            target.AwaitOnCompleted(ref awaiter, ref stateMachine);
    }

    public static void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref AsyncTaskMethodBuilder target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            AsyncMethod.Await(controller, target.Task, ref awaiter, ref stateMachine);
        else
            target.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
    }

    public static void SetResult(ref AsyncTaskMethodBuilder target)
    {
        if (Controller.Current is { } controller && Known(ref target) is { } known)
            Complete(controller, known, target, static (builder, _) => builder.SetResult(), 0);
        else
            target.SetResult();
    }

    public static void SetException(ref AsyncTaskMethodBuilder target, Exception exception)
    {
        if (Controller.Current is { } controller && Known(ref target) is { } known)
            Complete(controller, known, target, static (builder, exception) => builder.SetException(exception), exception);
        else
            target.SetException(exception);
    }

    private static ControlledTask? Known(ref AsyncTaskMethodBuilder target) => AsyncMethod.Of(Unsafe.As<AsyncTaskMethodBuilder, Task?>(ref target));

    // The builder has the task already: a copy completes the same one.
    private static void Complete<TOutcome>(
        Controller controller, ControlledTask known, AsyncTaskMethodBuilder builder, Action<AsyncTaskMethodBuilder, TOutcome> complete, TOutcome outcome) =>
        known.TryComplete(controller, _ => complete(builder, outcome));
}
