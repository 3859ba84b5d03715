using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>Who breaks the rules gets the conventional exception, and the object is as usable as before.</summary>
public sealed class MisuseTests
{
    private static readonly TimeSpan Negative = TimeSpan.FromMilliseconds(-2), Infinite = Timeout.InfiniteTimeSpan;

    public static TheoryData<ExclusiveLock> Locks =>
    [
        new TasLock(), new TtasLock(), new TicketLock(), new McsLock(), new PetersonLock()[0], new FilterLock(3)[1], new BakeryLock(3)[2],
        new FutexMutex(), new FairMutex(), new MesaMonitor(), new HoareMonitor(),
    ];

    [Theory]
    [MemberData(nameof(Locks), DisableDiscoveryEnumeration = true)]
    public void Lock_Misused_ThrowsAndStaysUsable(ExclusiveLock mutex)
    {
        Assert.Throws<SynchronizationLockException>(mutex.Exit);
        mutex.Enter();
        Assert.Throws<LockRecursionException>(() => mutex.Enter());
        Assert.Throws<LockRecursionException>(() => mutex.TryEnter());
        Assert.Throws<LockRecursionException>(() => mutex.TryEnter(Infinite));
        Assert.Throws<ArgumentOutOfRangeException>(() => mutex.TryEnter(Negative));
        Elsewhere(() => Assert.Throws<SynchronizationLockException>(mutex.Exit));
        Assert.True(mutex.IsHeldByCurrentThread);
        mutex.Exit();
        Assert.Throws<OperationCanceledException>(() => mutex.Enter(new CancellationToken(canceled: true)));
        Assert.False(mutex.IsHeldByCurrentThread);
        using (mutex.EnterScope())
            Assert.True(mutex.IsHeldByCurrentThread);
        Assert.True(mutex.TryEnter(TimeSpan.Zero));
        mutex.Exit();
    }

    public static TheoryData<ExclusiveLock> Waiting =>
    [
        new TasLock(), new TtasLock(), new TicketLock(), new McsLock(), new FutexMutex(), new FairMutex(), new MesaMonitor(), new HoareMonitor(),
    ];

    [Theory]
    [MemberData(nameof(Waiting), DisableDiscoveryEnumeration = true)]
    public void Lock_WaitedForInVain_GivesUp(ExclusiveLock mutex)
    {
        mutex.Enter();
        Elsewhere(() =>
        {
            Assert.False(mutex.TryEnter());
            Assert.False(mutex.TryEnter(TimeSpan.FromMilliseconds(20)));
            using var source = new CancellationTokenSource(20);
            Assert.Throws<OperationCanceledException>(() => mutex.Enter(source.Token));
        });
        mutex.Exit();
        Elsewhere(() =>
        {
            mutex.Enter();
            mutex.Exit();
        });
    }

    [Fact]
    public void Seat_TakenByAnother_Throws()
    {
        var peterson = new PetersonLock();
        peterson[0].Enter();
        Elsewhere(() => Assert.Throws<SynchronizationLockException>(() => peterson[0].Enter()));
        Elsewhere(() => Assert.False(peterson[1].TryEnter(TimeSpan.FromMilliseconds(20))));
        peterson[0].Exit();
        Assert.Throws<ArgumentOutOfRangeException>(() => new FilterLock(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BakeryLock(0));
    }

    [Fact]
    public void Semaphore_Misused_ThrowsAndStaysUsable()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FifoSemaphore(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BargingSemaphore(2, 1));
        foreach (CountingSemaphore semaphore in new CountingSemaphore[] { new FifoSemaphore(1, 2), new BargingSemaphore(1, 2) })
        {
            Assert.Throws<SemaphoreFullException>(() => semaphore.Release(2));
            Assert.Throws<ArgumentOutOfRangeException>(() => semaphore.Release(0));
            Assert.Throws<ArgumentOutOfRangeException>(() => semaphore.TryWait(Negative));
            Assert.Throws<OperationCanceledException>(() => semaphore.Wait(new CancellationToken(canceled: true)));
            Assert.Equal(1, semaphore.CurrentCount);
            semaphore.Wait();
            Assert.False(semaphore.TryWait(TimeSpan.FromMilliseconds(20)));
            Assert.Equal(0, semaphore.Release(2));
            Assert.Equal(2, semaphore.CurrentCount);
        }
    }

    [Fact]
    public void SemaphoreSet_Misused_ThrowsAndStaysUsable()
    {
        var set = new SemaphoreSet(int.MaxValue, 0);
        Assert.Throws<ArgumentException>(() => set.Select(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Select(2));
        Assert.Throws<ArgumentException>(() => set.WaitAll(new FairSemaphoreSet(1).Select(0)));
        Assert.Throws<SemaphoreFullException>(() => set.SignalAll(set.Select(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SemaphoreSet(1, -1));
        Assert.Equal((int.MaxValue, 0), (set.CurrentCount(0), set.CurrentCount(1)));
        Assert.False(set.TryWaitAll(set.Select(0, 1), TimeSpan.FromMilliseconds(20)));
        Assert.Equal((int.MaxValue, 0), (set.CurrentCount(0), set.CurrentCount(1)));
    }

    [Fact]
    public void Condition_WithoutTheLock_ThrowsAndStaysUsable()
    {
        var mesa = new MesaMonitor();
        var hoare = new HoareMonitor();
        foreach ((ExclusiveLock monitor, MonitorCondition condition) in new (ExclusiveLock, MonitorCondition)[] { (mesa, mesa.NewCondition()), (hoare, hoare.NewCondition()) })
        {
            Assert.Throws<SynchronizationLockException>(condition.Signal);
            Assert.Throws<SynchronizationLockException>(() => condition.Wait());
            Assert.Throws<SynchronizationLockException>(() => condition.WaitingCount);
            monitor.Enter();
            condition.Signal();
            Assert.Throws<ArgumentOutOfRangeException>(() => condition.Wait(Negative));
            Assert.False(condition.Wait(TimeSpan.FromMilliseconds(20)));
            using var source = new CancellationTokenSource(20);
            Assert.Throws<OperationCanceledException>(() => condition.Wait(source.Token));
            Assert.True(monitor.IsHeldByCurrentThread);
            Assert.Equal(0, condition.WaitingCount);
            monitor.Exit();
        }
        Assert.Throws<SynchronizationLockException>(mesa.NewCondition().Broadcast);
    }

    public static TheoryData<ReadersWriterLock> ReadersWriterLocks => [new ReadersFirstLock(), new WritersFirstLock(), new FairReadersWriterLock()];

    [Theory]
    [MemberData(nameof(ReadersWriterLocks), DisableDiscoveryEnumeration = true)]
    public void ReadersWriterLock_Misused_ThrowsAndStaysUsable(ReadersWriterLock access)
    {
        Assert.Throws<SynchronizationLockException>(access.ExitReadLock);
        Assert.Throws<SynchronizationLockException>(access.ExitWriteLock);
        Assert.Throws<SynchronizationLockException>(access.ExitUpgradeableReadLock);
        access.EnterWriteLock();
        Assert.Throws<LockRecursionException>(access.EnterWriteLock);
        Assert.Throws<LockRecursionException>(access.EnterReadLock);
        Assert.Throws<LockRecursionException>(access.EnterUpgradeableReadLock);
        Elsewhere(() => Assert.Throws<SynchronizationLockException>(access.ExitWriteLock));
        Elsewhere(() => Assert.False(access.TryEnterReadLock(TimeSpan.FromMilliseconds(20))));
        Assert.Throws<SynchronizationLockException>(access.Dispose);
        access.ExitWriteLock();
        access.EnterUpgradeableReadLock();
        Assert.Throws<LockRecursionException>(access.EnterUpgradeableReadLock);
        Elsewhere(() => Assert.Throws<SynchronizationLockException>(access.ExitUpgradeableReadLock));
        access.EnterWriteLock();
        Assert.Throws<SynchronizationLockException>(access.ExitUpgradeableReadLock);
        access.ExitWriteLock();
        access.ExitUpgradeableReadLock();
        Assert.Equal(0, access.CurrentReadCount);
        access.Dispose();
        Assert.Throws<ObjectDisposedException>(access.EnterReadLock);
        Assert.Throws<ObjectDisposedException>(access.EnterWriteLock);
        access.Dispose();
    }

    [Fact]
    public void Meeting_Misused_ThrowsAndStaysUsable()
    {
        var latch = new Latch(1);
        Assert.Throws<InvalidOperationException>(() => latch.CountDown(2));
        Assert.False(latch.Wait(TimeSpan.FromMilliseconds(20)));
        Assert.True(latch.CountDown());
        Assert.Throws<InvalidOperationException>(() => latch.CountDown());
        Assert.True(latch.IsOpen);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Latch(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhaseBarrier(0));
        Assert.False(new PhaseBarrier(2).SignalAndWait(TimeSpan.FromMilliseconds(20)));
        Assert.False(new Rendezvous().Meet(TimeSpan.FromMilliseconds(20)));
        Assert.False(new EventCount().Await(1, TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void MeetingsAndCounts_WaitedForWrongly_ThrowAndStayUsable()
    {
        var cancelled = new CancellationToken(canceled: true);
        var latch = new Latch(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => latch.CountDown(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => latch.Wait(Negative));
        Assert.Throws<OperationCanceledException>(() => latch.Wait(cancelled));
        Assert.True(latch.CountDown());
        var barrier = new PhaseBarrier(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => barrier.SignalAndWait(Negative));
        Assert.True(barrier.SignalAndWait(Infinite));
        var exchanger = new Exchanger<int>();
        Assert.Throws<ArgumentOutOfRangeException>(() => exchanger.TryExchange(1, out _, Negative));
        Assert.Throws<OperationCanceledException>(() => exchanger.Exchange(1, cancelled));
        Assert.False(exchanger.TryExchange(1, out _, TimeSpan.Zero));
        var count = new EventCount();
        Assert.Throws<ArgumentOutOfRangeException>(() => count.Await(1, Negative));
        Assert.Throws<OperationCanceledException>(() => count.Await(1, cancelled));
        Assert.Equal(1, count.Advance());
        Assert.True(count.Await(1, TimeSpan.Zero));
    }

    [Fact]
    public void BinarySemaphore_Misused_StaysUsable()
    {
        var free = new BinarySemaphore(isFree: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => free.TryWait(Negative));
        Assert.Throws<OperationCanceledException>(() => free.Wait(new CancellationToken(canceled: true)));
        free.Release();
        free.Release();
        Assert.True(free.TryWait());
        Assert.False(free.TryWait());
    }

    [Fact]
    public void ConditionalSection_Misused_ThrowsAndStaysUsable()
    {
        var section = new ConditionalSection();
        Assert.Throws<SynchronizationLockException>(section.Exit);
        section.EnterWhen(() => true);
        Assert.Throws<LockRecursionException>(() => section.EnterWhen(() => true));
        Elsewhere(() => Assert.Throws<SynchronizationLockException>(section.Exit));
        section.Exit();
        Assert.Throws<InvalidOperationException>(() => section.EnterWhen(() => throw new InvalidOperationException()));
        Assert.False(section.IsHeldByCurrentThread);
        Assert.Throws<ArgumentOutOfRangeException>(() => section.TryEnterWhen(() => true, Negative));
        Assert.Throws<OperationCanceledException>(() => section.EnterWhen(() => true, new CancellationToken(canceled: true)));
        Assert.False(section.TryEnterWhen(() => false, TimeSpan.Zero));
        Assert.False(section.TryEnterWhen(() => false, TimeSpan.FromMilliseconds(20)));
        Assert.True(section.TryEnterWhen(() => true, TimeSpan.Zero));
        section.Exit();
    }

    [Fact]
    public void UserThreads_Misused_ThrowAndStayUsable()
    {
        var scheduler = new UserScheduler();
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.Run(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UserSemaphore(scheduler, -1));
        var full = new UserSemaphore(scheduler, int.MaxValue);
        Assert.Throws<SemaphoreFullException>(full.Release);
        scheduler.Start([new UserSemaphore(new UserScheduler(), 1).Wait()]);
        Assert.Throws<InvalidOperationException>(() => scheduler.Run());
        scheduler.Start([full.Wait(), UserStep.Yield]);
        scheduler.Run();
        full.Release();
    }

    [Fact]
    public void ReadersWriterLock_DisposedOfWithWaiters_ThrowsAndLetsThemThrough()
    {
        foreach (ReadersWriterLock access in new ReadersWriterLock[] { new ReadersFirstLock(), new WritersFirstLock(), new FairReadersWriterLock() })
        {
            access.EnterWriteLock();
            var waits = new Thread(() =>
            {
                access.EnterReadLock();
                access.ExitReadLock();
            });
            waits.Start();
            Assert.False(waits.Join(TimeSpan.FromMilliseconds(50)));
            Assert.Throws<SynchronizationLockException>(access.Dispose);
            access.ExitWriteLock();
            waits.Join();
            access.Dispose();
        }
    }

    private static void Elsewhere(Action body)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(body));
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }
}
