using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="AsyncVoidMethodBuilder"/>. Nobody has the task behind it, so its end needs no control.</summary>
[Replaces(typeof(AsyncVoidMethodBuilder))]
public static class AsyncVoidMethodBuilderCalls
{
    public static void Start<TStateMachine>(ref AsyncVoidMethodBuilder target, ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        AsyncMethod.Begin(stateMachine);
        target.Start(ref stateMachine);
    }

    public static void AwaitOnCompleted<TAwaiter, TStateMachine>(
        ref AsyncVoidMethodBuilder target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            AsyncMethod.Await(controller, RealTask.Builder(ref target).Task, ref awaiter, ref stateMachine);
        else
            target.AwaitOnCompleted(ref awaiter, ref stateMachine);
    }

    public static void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref AsyncVoidMethodBuilder target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            AsyncMethod.Await(controller, RealTask.Builder(ref target).Task, ref awaiter, ref stateMachine);
        else
            target.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
    }

    /// <summary>Throws where the method's context is, else on a thread of the pool, where nothing catches it.</summary>
    public static void SetException(ref AsyncVoidMethodBuilder target, Exception exception)
    {
        if (Controller.Current is not { } controller)
        {
            target.SetException(exception);
            return;
        }
        ExceptionDispatchInfo thrown = ExceptionDispatchInfo.Capture(exception);
        if (RealTask.Context(ref target) is { } context)
        {
            Flow.Post(context, null, thrown.Throw);
            context.OperationCompleted();
        }
        else
        {
            WorkItem.Queue(controller, thrown.Throw, null);
        }
    }
}
