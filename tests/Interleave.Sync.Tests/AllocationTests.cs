using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>Where nobody has to wait nothing is allocated.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 1000;

    public static TheoryData<string, Action> Uses
    {
        get
        {
            var fifo = new FifoSemaphore(1);
            var barging = new BargingSemaphore(1);
            var set = new SemaphoreSet(1, 1);
            SemaphoreSet.Selection both = set.Select(0, 1);
            var mutex = new AsyncMutex();
            var hoare = new AsyncHoareMonitor();
            AsyncHoareMonitor.Condition condition = hoare.NewCondition();
            var shared = new AsyncFairReadersWriterLock();
            var access = new FairReadersWriterLock();
            var events = new EventCount();
            var path = new PathGuard("path put; get end");
            PathGuard.Operation put = path["put"], get = path["get"];
            var channel = new RendezvousChannel<int>();
            var either = new Alternation(new ReceiveGuard<int>(channel), new SendGuard<int>(channel));
            return new()
            {
                { "Locks", Locks },
                { "FifoSemaphore", () => { fifo.Wait(); fifo.Release(); Done(fifo.WaitAsync()); fifo.Release(); } },
                { "BargingSemaphore", () => { barging.Wait(); barging.Release(); Done(barging.WaitAsync()); barging.Release(); } },
                { "SemaphoreSet", () => { set.WaitAll(both); set.SignalAll(both); } },
                { "AsyncMutex", () => mutex.EnterAsync().Result.Dispose() },
                { "AsyncHoareMonitor", () => { using AsyncExclusiveLock.Hold hold = hoare.TryEnter(); Done(condition.SignalAsync(hold)); } },
                { "AsyncReadersWriterLock", () => { shared.EnterReadLockAsync().Result.Dispose(); shared.EnterWriteLockAsync().Result.Dispose(); } },
                { "ReadersWriterLock", () => { access.EnterReadLock(); access.ExitReadLock(); access.EnterWriteLock(); access.ExitWriteLock(); } },
                { "EventCount", () => { events.Advance(); events.Await(1); } },
                { "PathGuard", () => { put.Enter(); put.Exit(); Done(get.EnterAsync()); get.Exit(); } },
                { "Alternation", () => { either.TrySelect(); channel.TrySend(1); } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Uses), DisableDiscoveryEnumeration = true)]
    public void Use_WithoutWaiting_AllocatesNothing(string type, Action use)
    {
        for (int i = 0; i < Rounds; i++)
            use();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
            use();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < Rounds, $"{type}: {allocated} bytes in {Rounds} rounds");
    }

    private static readonly ExclusiveLock[] s_locks =
    [
        new TasLock(), new TtasLock(), new TicketLock(), new FutexMutex(), new FairMutex(), new MesaMonitor(), new HoareMonitor(),
    ];

    private static void Locks()
    {
        foreach (ExclusiveLock mutex in s_locks)
        {
            mutex.Enter();
            mutex.Exit();
        }
    }

    private static void Done(ValueTask wait) => wait.GetAwaiter().GetResult();
}
