using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="AsyncIteratorMethodBuilder"/>: an iterator has no task, and what it waits for goes on with it.</summary>
[Replaces(typeof(AsyncIteratorMethodBuilder))]
public static class AsyncIteratorMethodBuilderCalls
{
    public static void MoveNext<TStateMachine>(ref AsyncIteratorMethodBuilder target, ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        AsyncMethod.Begin(stateMachine);
        target.MoveNext(ref stateMachine);
    }

    public static void AwaitOnCompleted<TAwaiter, TStateMachine>(
        ref AsyncIteratorMethodBuilder target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            Awaiters.OnCompleted(controller, ref awaiter, ((IAsyncStateMachine)stateMachine).MoveNext);
        else
            target.AwaitOnCompleted(ref awaiter, ref stateMachine);
    }

    public static void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref AsyncIteratorMethodBuilder target, ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (Controller.Current is { } controller)
            Awaiters.OnCompleted(controller, ref awaiter, ((IAsyncStateMachine)stateMachine).MoveNext);
        else
            target.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
    }
}
