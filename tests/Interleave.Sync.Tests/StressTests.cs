using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>Real threads, for seconds: <c>-explicit only</c>.</summary>
public sealed class StressTests
{
    private const int Threads = 4;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    [Fact(Explicit = true)]
    public void Locks_UnderRealThreads_ExcludeEachOther()
    {
        var filter = new FilterLock(Threads);
        var bakery = new BakeryLock(Threads);
        Func<int, ExclusiveLock>[] locks =
        [
            Of(new TasLock()), Of(new TtasLock()), Of(new TicketLock()), Of(new McsLock()), me => filter[me], me => bakery[me],
            Of(new FutexMutex()), Of(new FairMutex()), Of(new MesaMonitor()), Of(new HoareMonitor()),
        ];
        foreach (Func<int, ExclusiveLock> of in locks)
        {
            long count = 0, all = 0;
            Run(me =>
            {
                // Some give up soon: what they leave behind must not stop the others.
                if (me == 0 && !of(me).TryEnter(TimeSpan.FromMilliseconds(1)))
                    return;
                if (me != 0)
                    of(me).Enter();
                count++;
                Interlocked.Increment(ref all);
                of(me).Exit();
            });
            Assert.Equal(all, count);
        }

        static Func<int, ExclusiveLock> Of(ExclusiveLock mutex) => _ => mutex;
    }

    [Fact(Explicit = true)]
    public void Semaphores_UnderRealThreads_KeepTheirCount()
    {
        foreach (CountingSemaphore semaphore in new CountingSemaphore[] { new FifoSemaphore(2, 2), new BargingSemaphore(2, 2) })
        {
            Run(me =>
            {
                if (!semaphore.TryWait(me == 0 ? TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan))
                    return;
                semaphore.Release();
            });
            Assert.Equal(2, semaphore.CurrentCount);
        }
    }

    [Fact(Explicit = true)]
    public void ReadersWriterLocks_UnderRealThreads_ExcludeWriters()
    {
        foreach (ReadersWriterLock access in new ReadersWriterLock[] { new ReadersFirstLock(), new WritersFirstLock(), new FairReadersWriterLock() })
        {
            long left = 0, right = 0;
            Run(me =>
            {
                if (me < 2)
                {
                    access.EnterReadLock();
                    Assert.Equal(left, right);
                    access.ExitReadLock();
                }
                else if (access.TryEnterWriteLock(me == 2 ? TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan))
                {
                    left++;
                    right++;
                    access.ExitWriteLock();
                }
            });
            access.Dispose();
        }
    }

    private static void Run(Action<int> round)
    {
        long until = Environment.TickCount64 + (long)Long.TotalMilliseconds;
        Exception? failure = null;
        var threads = new Thread[Threads];
        for (int i = 0; i < Threads; i++)
        {
            int me = i;
            threads[i] = new Thread(() => failure ??= Record.Exception(() =>
            {
                while (Environment.TickCount64 < until)
                    round(me);
            }));
            threads[i].Start();
        }
        foreach (Thread thread in threads)
            Assert.True(thread.Join(TimeSpan.FromSeconds(20)), "A thread waits for ever.");
        Assert.Null(failure);
    }
}
