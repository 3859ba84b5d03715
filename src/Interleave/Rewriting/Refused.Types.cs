namespace Interleave.Rewriting;

internal static partial class Refused
{
    private static Dictionary<string, string> Types()
    {
        var table = new Dictionary<string, string>();

        Add("not yet controlled; use a Monitor, a Lock or a SemaphoreSlim",
            Threading + "ReaderWriterLock",
            Threading + "LockCookie");

        Add(OutOfSight,
            Threading + "WaitHandleExtensions");

        Add("shared with other processes; use a Monitor, a Lock or a SemaphoreSlim",
            Threading + "EventWaitHandleAcl",
            Threading + "MutexAcl",
            Threading + "SemaphoreAcl",
            Threading + "ThreadingAclExtensions");

        Add("not yet controlled; use threads and Thread.Join",
            Threading + "ThreadPool",
            Tasks + "Parallel",
            Tasks + "ParallelLoopResult",
            Tasks + "ParallelLoopState",
            Concurrent + "OrderablePartitioner`1",
            Concurrent + "Partitioner",
            Concurrent + "Partitioner`1");

        Add("tasks and async methods are not yet controlled; use threads and Thread.Join",
            Tasks + "ConcurrentExclusiveSchedulerPair",
            Tasks + "Sources.IValueTaskSource",
            Tasks + "Sources.IValueTaskSource`1",
            Tasks + "Sources.ManualResetValueTaskSourceCore`1",
            Tasks + "Task",
            Tasks + "Task`1",
            Tasks + "TaskAsyncEnumerableExtensions",
            Tasks + "TaskCompletionSource",
            Tasks + "TaskCompletionSource`1",
            Tasks + "TaskExtensions",
            Tasks + "TaskFactory",
            Tasks + "TaskFactory`1",
            Tasks + "TaskScheduler",
            Tasks + "TaskToAsyncResult",
            Tasks + "ValueTask",
            Tasks + "ValueTask`1",
            Compiler + "AsyncHelpers",
            Compiler + "AsyncIteratorMethodBuilder",
            Compiler + "AsyncTaskMethodBuilder",
            Compiler + "AsyncTaskMethodBuilder`1",
            Compiler + "AsyncValueTaskMethodBuilder",
            Compiler + "AsyncValueTaskMethodBuilder`1",
            Compiler + "AsyncVoidMethodBuilder",
            Compiler + "ConfiguredAsyncDisposable",
            Compiler + "ConfiguredCancelableAsyncEnumerable`1",
            Compiler + "ConfiguredCancelableAsyncEnumerable`1+Enumerator",
            Compiler + "ConfiguredTaskAwaitable",
            Compiler + "ConfiguredTaskAwaitable+ConfiguredTaskAwaiter",
            Compiler + "ConfiguredTaskAwaitable`1",
            Compiler + "ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter",
            Compiler + "ConfiguredValueTaskAwaitable",
            Compiler + "ConfiguredValueTaskAwaitable+ConfiguredValueTaskAwaiter",
            Compiler + "ConfiguredValueTaskAwaitable`1",
            Compiler + "ConfiguredValueTaskAwaitable`1+ConfiguredValueTaskAwaiter",
            Compiler + "PoolingAsyncValueTaskMethodBuilder",
            Compiler + "PoolingAsyncValueTaskMethodBuilder`1",
            Compiler + "TaskAwaiter",
            Compiler + "TaskAwaiter`1",
            Compiler + "ValueTaskAwaiter",
            Compiler + "ValueTaskAwaiter`1",
            Compiler + "YieldAwaitable",
            Compiler + "YieldAwaitable+YieldAwaiter");

        Add("not yet controlled; use a queue under a lock",
            Channels + "Channel",
            Channels + "Channel`1",
            Channels + "Channel`2",
            Channels + "ChannelReader`1",
            Channels + "ChannelWriter`1");

        Add("not yet controlled; use an ordinary collection under a lock",
            Concurrent + "BlockingCollection`1",
            Concurrent + "ConcurrentBag`1",
            Concurrent + "ConcurrentDictionary`2",
            Concurrent + "ConcurrentDictionary`2+AlternateLookup`1",
            Concurrent + "ConcurrentQueue`1",
            Concurrent + "ConcurrentStack`1",
            Concurrent + "IProducerConsumerCollection`1");

        Add("timers are not yet controlled; use a thread that sleeps",
            Threading + "ITimer",
            Threading + "PeriodicTimer",
            Threading + "Timer",
            "System.Timers.Timer");

        Add("not yet controlled; initialise under a lock",
            "System.Lazy`2");

        Add("not yet controlled; pass the value to the thread, or keep it in a field of an object of its own",
            Threading + "AsyncLocal`1");

        Add(NotYet,
            Threading + "AsyncFlowControl",
            Threading + "CompressedStack",
            Threading + "ExecutionContext",
            Threading + "HostExecutionContext",
            Threading + "HostExecutionContextManager",
            Threading + "SynchronizationContext");

        Add("the operating system completes it, where the checker cannot see",
            Threading + "NativeOverlapped",
            Threading + "Overlapped",
            Threading + "PreAllocatedOverlapped",
            Threading + "RegisteredWaitHandle",
            Threading + "ThreadPoolBoundHandle");

        return table;

        void Add(string reason, params ReadOnlySpan<string> types)
        {
            foreach (string type in types)
                table.Add(type, reason);
        }
    }
}
