namespace Interleave.Rewriting;

internal static partial class Refused
{
    private static Dictionary<string, string> Types()
    {
        var table = new Dictionary<string, string>();

        Add(OutOfSight,
            Threading + "WaitHandleExtensions");

        Add("shared with other processes; use a Monitor, a Lock or a SemaphoreSlim",
            Threading + "EventWaitHandleAcl",
            Threading + "MutexAcl",
            Threading + "SemaphoreAcl",
            Threading + "ThreadingAclExtensions");

        Add("into how many parts it divides depends on the machine; loop over the collection itself",
            Concurrent + "OrderablePartitioner`1",
            Concurrent + "Partitioner",
            Concurrent + "Partitioner`1");

        Add("not yet controlled; use TaskScheduler.Default",
            Tasks + "ConcurrentExclusiveSchedulerPair");

        Add("not yet controlled; use the awaitable itself",
            Tasks + "TaskToAsyncResult",
            Compiler + "AsyncHelpers",
            Compiler + "PoolingAsyncValueTaskMethodBuilder",
            Compiler + "PoolingAsyncValueTaskMethodBuilder`1");

        Add("not yet controlled; use an ordinary collection under a lock",
            Concurrent + "ConcurrentDictionary`2+AlternateLookup`1",
            Concurrent + "IProducerConsumerCollection`1");

        Add("not yet controlled; use System.Threading.Timer",
            "System.Timers.Timer");

        Add("not yet controlled; initialise under a lock",
            "System.Lazy`2");

        Add(NotYet,
            Threading + "CompressedStack",
            Threading + "HostExecutionContext",
            Threading + "HostExecutionContextManager");

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
