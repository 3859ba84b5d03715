using System.Collections.Frozen;

namespace Interleave.Rewriting;

/// <summary>
/// The members of the framework's threading namespaces that neither synchronize, start anything nor block:
/// calls to them are left as they are. Types are named as reflection does, nested ones with <c>+</c> or <c>/</c>.
/// </summary>
internal static class Harmless
{
    private const string Threading = "System.Threading.";
    private const string Tasks = Threading + "Tasks.";
    private const string Channels = Threading + "Channels.";
    private const string Compiler = "System.Runtime.CompilerServices.";

    /// <summary>Plain objects that carry a message.</summary>
    private static readonly string[] Exceptions =
    [
        Threading + "AbandonedMutexException",
        Threading + "BarrierPostPhaseException",
        Threading + "LockRecursionException",
        Threading + "SemaphoreFullException",
        Threading + "SynchronizationLockException",
        Threading + "ThreadAbortException",
        Threading + "ThreadInterruptedException",
        Threading + "ThreadStartException",
        Threading + "ThreadStateException",
        Threading + "WaitHandleCannotBeOpenedException",
        Tasks + "TaskCanceledException",
        Tasks + "TaskSchedulerException",
        Channels + "ChannelClosedException",
    ];

    /// <summary>Numbers.</summary>
    private static readonly string[] Enums =
    [
        Threading + "ApartmentState",
        Threading + "EventResetMode",
        Threading + "LazyThreadSafetyMode",
        Threading + "LockRecursionPolicy",
        Threading + "ThreadPriority",
        Threading + "ThreadState",
        Tasks + "ConfigureAwaitOptions",
        Tasks + "TaskContinuationOptions",
        Tasks + "TaskCreationOptions",
        Tasks + "TaskStatus",
        Tasks + "Sources.ValueTaskSourceOnCompletedFlags",
        Tasks + "Sources.ValueTaskSourceStatus",
        Channels + "BoundedChannelFullMode",
        "System.Collections.Concurrent.EnumerablePartitionerOptions",
    ];

    /// <summary>Values that only parametrise a call, or are handed to a handler: that call is controlled or refused.</summary>
    private static readonly string[] Values =
    [
        Threading + "AsyncLocalValueChangedArgs`1",
        Threading + "LockCookie",
        Threading + "NamedWaitHandleOptions",
        Threading + "ThreadExceptionEventArgs",
        Threading + "Timeout",
        Tasks + "ParallelLoopResult",
        Tasks + "ParallelOptions",
        Tasks + "Sources.IValueTaskSource",
        Tasks + "Sources.IValueTaskSource`1",
        Compiler + "ConfiguredAsyncDisposable",
        Compiler + "ConfiguredCancelableAsyncEnumerable`1",
        Compiler + "ConfiguredCancelableAsyncEnumerable`1+Enumerator",
        Compiler + "ConfiguredTaskAwaitable",
        Compiler + "ConfiguredTaskAwaitable`1",
        Compiler + "ConfiguredValueTaskAwaitable",
        Compiler + "ConfiguredValueTaskAwaitable`1",
        Compiler + "YieldAwaitable",
        Tasks + "UnobservedTaskExceptionEventArgs",
        Channels + "BoundedChannelOptions",
        Channels + "Channel`1",
        Channels + "Channel`2",
        Channels + "ChannelOptions",
        Channels + "UnboundedChannelOptions",
        Channels + "UnboundedPrioritizedChannelOptions`1",
        "System.Timers.ElapsedEventArgs",
        "System.Timers.TimersDescriptionAttribute",
    ];

    /// <summary>Attributes that the compiler leaves, and interfaces behind which stands code of the program's own.</summary>
    private static readonly string[] Declarations =
    [
        Threading + "ITimer",
        Threading + "IThreadPoolWorkItem",
        Compiler + "AsyncIteratorStateMachineAttribute",
        Compiler + "AsyncMethodBuilderAttribute",
        Compiler + "AsyncStateMachineAttribute",
        Compiler + "IAsyncStateMachine",
        Compiler + "ICriticalNotifyCompletion",
        Compiler + "INotifyCompletion",
    ];

    /// <summary>To make a delegate does nothing, and to invoke one is a plain call.</summary>
    internal static readonly string[] Delegates =
    [
        Threading + "ContextCallback",
        Threading + "IOCompletionCallback",
        Threading + "ParameterizedThreadStart",
        Threading + "SendOrPostCallback",
        Threading + "ThreadExceptionEventHandler",
        Threading + "ThreadStart",
        Threading + "TimerCallback",
        Threading + "WaitCallback",
        Threading + "WaitOrTimerCallback",
        "System.Timers.ElapsedEventHandler",
    ];

    /// <summary>Members of other types that read nothing that can change.</summary>
    private static readonly string[] Members =
    [
        Threading + "CancellationToken..ctor",
        Threading + "CancellationToken.Equals",
        Threading + "CancellationToken.GetHashCode",
        Threading + "CancellationToken.get_CanBeCanceled",
        Threading + "CancellationToken.get_None",
        Threading + "CancellationToken.op_Equality",
        Threading + "CancellationToken.op_Inequality",
        Threading + "CancellationTokenRegistration.Equals",
        Threading + "CancellationTokenRegistration.GetHashCode",
        Threading + "CancellationTokenRegistration.get_Token",
        Threading + "CancellationTokenRegistration.op_Equality",
        Threading + "CancellationTokenRegistration.op_Inequality",
        "System.Collections.Concurrent.ConcurrentDictionary`2..ctor",
        "System.Collections.Concurrent.ConcurrentDictionary`2.get_Comparer",
        Threading + "ManualResetEventSlim.get_SpinCount",
        Threading + "ReaderWriterLock..ctor",
        Threading + "ReaderWriterLockSlim..ctor",
        Threading + "ReaderWriterLockSlim.get_RecursionPolicy",
        Threading + "SpinLock..ctor",
        Threading + "AsyncLocal`1.get_Value",
        Threading + "AsyncLocal`1.set_Value",
        Threading + "ThreadPool.GetMaxThreads",
        Threading + "ThreadPool.GetMinThreads",
        Threading + "Thread.GetDomain",
        Threading + "Thread.GetDomainID",
        "System.IAsyncDisposable.DisposeAsync",
        "System.Collections.Generic.IAsyncEnumerator`1.MoveNextAsync",
    ];

    /// <summary>Members of the types of tasks that make something which is complete for ever, hand on what they are given, or begin a method.</summary>
    private static readonly string[] AroundTasks =
    [
        .. Of(Tasks + "Task", "ConfigureAwait", "FromException", "FromResult", "GetAwaiter", "Yield", "get_CompletedTask", "get_CreationOptions", "get_Factory"),
        .. Of(Tasks + "Task`1", "ConfigureAwait", "GetAwaiter", "get_Factory"),
        .. Of(Tasks + "TaskCompletionSource", "get_Task"),
        .. Of(Tasks + "TaskCompletionSource`1", "get_Task"),
        .. Of(Tasks + "TaskAsyncEnumerableExtensions", "ConfigureAwait", "WithCancellation"),
        .. Of(Tasks + "TaskFactory", ".ctor", "get_CancellationToken", "get_ContinuationOptions", "get_CreationOptions", "get_Scheduler"),
        .. Of(Tasks + "TaskFactory`1", ".ctor", "get_CancellationToken", "get_ContinuationOptions", "get_CreationOptions", "get_Scheduler"),
        .. Of(Tasks + "TaskScheduler", ".ctor", "TryDequeue", "get_Default", "get_MaximumConcurrencyLevel"),
        .. Of(Tasks + "ValueTask", ".ctor", "ConfigureAwait", "Equals", "FromException", "FromResult", "GetAwaiter", "GetHashCode",
            "get_CompletedTask", "op_Equality", "op_Inequality"),
        .. Of(Tasks + "ValueTask`1", ".ctor", "ConfigureAwait", "Equals", "GetAwaiter", "GetHashCode", "ToString", "op_Equality", "op_Inequality"),
        .. Of(Tasks + "Sources.ManualResetValueTaskSourceCore`1", "GetResult", "get_RunContinuationsAsynchronously", "get_Version"),
        .. Of(Compiler + "AsyncIteratorMethodBuilder", "Create", "Complete"),
        .. Of(Compiler + "AsyncTaskMethodBuilder", "Create", "SetStateMachine", "get_Task"),
        .. Of(Compiler + "AsyncTaskMethodBuilder`1", "Create", "SetStateMachine", "get_Task"),
        .. Of(Compiler + "AsyncValueTaskMethodBuilder", "Create", "SetStateMachine", "get_Task"),
        .. Of(Compiler + "AsyncValueTaskMethodBuilder`1", "Create", "SetStateMachine", "get_Task"),
        .. Of(Compiler + "AsyncVoidMethodBuilder", "Create", "SetResult", "SetStateMachine"),
        .. Of(Compiler + "YieldAwaitable+YieldAwaiter", "GetResult", "get_IsCompleted"),
        .. Of(Threading + "ExecutionContext", "Capture", "CreateCopy", "Dispose", "IsFlowSuppressed", "Restore", "RestoreFlow", "Run", "SuppressFlow"),
        .. Of(Threading + "AsyncFlowControl", "Dispose", "Equals", "GetHashCode", "Undo", "op_Equality", "op_Inequality"),
        .. Of(Threading + "SynchronizationContext", ".ctor", "CreateCopy", "OperationCompleted", "OperationStarted", "Send",
            "SetSynchronizationContext", "get_Current"),
    ];

    private static readonly FrozenSet<string> WholeTypes = ((string[])[.. Exceptions, .. Enums, .. Values, .. Declarations]).ToFrozenSet();

    private static readonly FrozenSet<string> SingleMembers =
        ((string[])[.. Members, .. AroundTasks, .. Delegates.SelectMany(d => (string[])[d + "..ctor", d + ".Invoke"])]).ToFrozenSet();

    /// <summary>All entries, for the test that looks for those that .NET no longer has.</summary>
    internal static IEnumerable<string> Entries => [.. WholeTypes, .. SingleMembers];

    /// <summary>Whether a call of the member may be left as it is.</summary>
    /// <param name="declaringTypeFullName">The type that declares the member, without type arguments.</param>
    /// <param name="memberName">The member's metadata name: <c>get_None</c>, <c>.ctor</c>.</param>
    internal static bool Contains(string declaringTypeFullName, string memberName)
    {
        string type = declaringTypeFullName.Replace('/', '+');
        return WholeTypes.Contains(type) || SingleMembers.Contains(type + "." + memberName);
    }

    private static IEnumerable<string> Of(string type, params string[] members) => members.Select(m => type + "." + m);
}
