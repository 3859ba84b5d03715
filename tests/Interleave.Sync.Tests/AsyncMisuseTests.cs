using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>Who breaks the rules of a type for asynchronous code gets the conventional exception, and the object is as usable as before.</summary>
public sealed class AsyncMisuseTests
{
    private static readonly TimeSpan Negative = TimeSpan.FromMilliseconds(-2), Short = TimeSpan.FromMilliseconds(20);
    private static readonly CancellationToken Cancelled = new(canceled: true);

    public static TheoryData<AsyncExclusiveLock> Locks => [new AsyncMutex(), new AsyncMesaMonitor(), new AsyncHoareMonitor()];

    [Theory]
    [MemberData(nameof(Locks), DisableDiscoveryEnumeration = true)]
    public async Task Lock_Misused_ThrowsAndStaysUsable(AsyncExclusiveLock mutex)
    {
        Assert.Throws<SynchronizationLockException>(() => mutex.Exit(default));
        AsyncExclusiveLock.Hold first = await mutex.EnterAsync();
        Assert.Throws<SynchronizationLockException>(() => new AsyncMutex().Exit(first));
        Assert.False(mutex.TryEnter().IsTaken);
        Assert.False((await mutex.TryEnterAsync(Short)).IsTaken);
        Assert.False((await mutex.TryEnterAsync(TimeSpan.Zero)).IsTaken);
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = mutex.TryEnterAsync(Negative); });
        using var source = new CancellationTokenSource(Short);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await mutex.EnterAsync(source.Token));
        mutex.Exit(first);
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await mutex.EnterAsync(Cancelled));
        AsyncExclusiveLock.Hold second = await mutex.EnterAsync();
        Assert.Throws<SynchronizationLockException>(() => mutex.Exit(first));
        first.Dispose();
        Assert.False(mutex.TryEnter().IsTaken);
        second.Dispose();
        second.Dispose();
        Assert.True(mutex.TryEnter().IsTaken);
    }

    [Fact]
    public async Task Condition_WithoutTheLock_ThrowsAndStaysUsable()
    {
        var mesa = new AsyncMesaMonitor();
        var hoare = new AsyncHoareMonitor();
        AsyncMesaMonitor.Condition changed = mesa.NewCondition();
        Assert.Throws<SynchronizationLockException>(() => changed.Signal(default));
        Assert.Throws<SynchronizationLockException>(() => changed.Broadcast(hoare.TryEnter()));
        var other = new AsyncHoareMonitor();
        foreach ((AsyncExclusiveLock monitor, AsyncMonitorCondition condition) in new (AsyncExclusiveLock, AsyncMonitorCondition)[] { (mesa, changed), (other, other.NewCondition()) })
        {
            Assert.Throws<SynchronizationLockException>(() => { _ = condition.WaitAsync(default); });
            Assert.Throws<SynchronizationLockException>(() => condition.WaitingCount(default));
            AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            Assert.Throws<ArgumentOutOfRangeException>(() => { _ = condition.WaitAsync(hold, Negative); });
            Assert.False(await condition.WaitAsync(hold, Short));
            using var source = new CancellationTokenSource(Short);
            await Assert.ThrowsAsync<OperationCanceledException>(async () => await condition.WaitAsync(hold, source.Token));
            Assert.Equal(0, condition.WaitingCount(hold));
            monitor.Exit(hold);
        }
        await Assert.ThrowsAsync<SynchronizationLockException>(async () => await hoare.NewCondition().SignalAsync(default));
    }

    public static TheoryData<AsyncReadersWriterLock> ReadersWriterLocks => [new AsyncReadersFirstLock(), new AsyncWritersFirstLock(), new AsyncFairReadersWriterLock()];

    [Theory]
    [MemberData(nameof(ReadersWriterLocks), DisableDiscoveryEnumeration = true)]
    public async Task ReadersWriterLock_Misused_ThrowsAndStaysUsable(AsyncReadersWriterLock access)
    {
        Assert.Throws<SynchronizationLockException>(() => access.Exit(default));
        AsyncReadersWriterLock.Hold writes = await access.EnterWriteLockAsync();
        Assert.False((await access.TryEnterReadLockAsync(Short)).IsTaken);
        await Assert.ThrowsAsync<SynchronizationLockException>(async () => await access.UpgradeAsync(writes));
        Assert.Throws<SynchronizationLockException>(access.Dispose);
        access.Exit(writes);
        Assert.Throws<SynchronizationLockException>(() => access.Exit(writes));
        AsyncReadersWriterLock.Hold reads = await access.EnterReadLockAsync();
        AsyncReadersWriterLock.Hold upgradeable = await access.EnterUpgradeableReadLockAsync();
        ValueTask<AsyncReadersWriterLock.Hold> upgrading = access.UpgradeAsync(upgradeable);
        Assert.Throws<SynchronizationLockException>(() => access.Exit(upgradeable));
        access.Exit(reads);
        AsyncReadersWriterLock.Hold upgraded = await upgrading;
        await Assert.ThrowsAsync<LockRecursionException>(async () => await access.UpgradeAsync(upgradeable));
        Assert.Throws<SynchronizationLockException>(() => access.Exit(upgradeable));
        access.Exit(upgraded);
        access.Exit(upgradeable);
        Assert.Throws<SynchronizationLockException>(() => access.Exit(reads));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = access.TryEnterWriteLockAsync(Negative); });
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await access.EnterWriteLockAsync(Cancelled));
        Assert.Equal(0, access.CurrentReadCount);
        access.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await access.EnterReadLockAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await access.EnterWriteLockAsync());
    }

    [Fact]
    public async Task Semaphore_WaitedForInVain_GivesUp()
    {
        foreach (CountingSemaphore semaphore in new CountingSemaphore[] { new FifoSemaphore(0, 1), new BargingSemaphore(0, 1) })
        {
            Assert.False(await semaphore.TryWaitAsync(Short));
            Assert.False(await semaphore.TryWaitAsync(TimeSpan.Zero));
            Assert.Throws<ArgumentOutOfRangeException>(() => { _ = semaphore.TryWaitAsync(Negative); });
            using var source = new CancellationTokenSource(Short);
            await Assert.ThrowsAsync<OperationCanceledException>(async () => await semaphore.WaitAsync(source.Token));
            await Assert.ThrowsAsync<TaskCanceledException>(async () => await semaphore.WaitAsync(Cancelled));
            ValueTask waits = semaphore.WaitAsync();
            Assert.Equal(0, semaphore.Release());
            await waits;
            Assert.Equal(0, semaphore.Release());
            Assert.Throws<SemaphoreFullException>(() => semaphore.Release());
        }
    }

    [Fact]
    public async Task ConditionalSection_Misused_ThrowsAndStaysUsable()
    {
        var section = new AsyncConditionalSection();
        Assert.Throws<SynchronizationLockException>(() => section.Exit(default));
        AsyncConditionalSection.Hold first = await section.EnterWhenAsync(() => true);
        Assert.False((await section.TryEnterWhenAsync(() => true, Short)).IsTaken);
        first.Dispose();
        Assert.Throws<SynchronizationLockException>(first.Dispose);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await section.EnterWhenAsync(() => throw new InvalidOperationException()));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = section.TryEnterWhenAsync(() => true, Negative); });
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await section.EnterWhenAsync(() => true, Cancelled));
        Assert.False((await section.TryEnterWhenAsync(() => false, Short)).IsTaken);
        (await section.EnterWhenAsync(() => true)).Dispose();
    }

    [Fact]
    public async Task Waits_OneAfterTheOther_AreAwaitedOnceEach()
    {
        var mutex = new AsyncMutex();
        AsyncExclusiveLock.Hold held = mutex.TryEnter();
        ValueTask<AsyncExclusiveLock.Hold> first = mutex.EnterAsync();
        held.Dispose();
        AsyncExclusiveLock.Hold mine = await first;
        ValueTask<AsyncExclusiveLock.Hold> second = mutex.EnterAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await first);
        mine.Dispose();
        (await second).Dispose();
        Assert.True(mutex.TryEnter().IsTaken);
    }

    [Fact]
    public async Task Channel_Misused_ThrowsAndStaysUsable()
    {
        var channel = new RendezvousChannel<string>();
        var guard = new ReceiveGuard<string>(channel);
        var either = new Alternation(guard);
        Assert.False(channel.TrySend("a", Short));
        Assert.False(channel.TryReceive(out _, Short));
        Assert.Equal(-1, either.TrySelect(Short));
        using var source = new CancellationTokenSource(Short);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await either.SelectAsync(source.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => channel.TrySend("a", Negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Alternation());
        guard.IsOpen = false;
        Assert.Throws<InvalidOperationException>(() => either.Select());
        Assert.Throws<InvalidOperationException>(() => { _ = either.SelectAsync(); });
        guard.IsOpen = true;
        ValueTask sends = channel.SendAsync("b");
        Assert.Equal((0, "b"), (either.Select(), guard.Value));
        await sends;
        Assert.False(channel.TrySend("c"));
    }

    [Fact]
    public void CellAndTuples_Misused_ThrowAndStayUsable()
    {
        var cell = new LinkedCell<int>(1);
        Assert.Throws<ArgumentException>(() => cell.StoreConditional(default, 2));
        Assert.False(cell.IsValid(default));
        Assert.Equal(1, cell.LoadLinked(out LinkedCell<int>.Link link));
        Assert.True(cell.IsValid(link) && cell.StoreConditional(link, 2) && !cell.StoreConditional(link, 3));
        Assert.Equal(2, cell.Value);
        var space = new TupleSpace();
        Assert.False(space.TryIn(Template.Of<int>(default), out _, Short));
        Assert.Throws<OperationCanceledException>(() => space.Rd(Template.Of<int>(1), Cancelled));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.TryRd(Template.Of<int>(1), out _, Negative));
        space.Out((1, "x"));
        Assert.False(space.Rdp(Template.Of<int, string>(2, default), out _));
        Assert.True(space.Rdp(Template.Of<int, string>(default, "x"), out (int, string) found) && found == (1, "x"));
    }
}
