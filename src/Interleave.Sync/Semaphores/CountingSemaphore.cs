using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A count that is never negative: to wait takes one of it, to release gives some back.</summary>
/// <remarks>
/// Not thread-affine: anybody may release. Threads and asynchronous code wait in one queue; what comes behind an await never runs
/// inside <see cref="Release"/>. To release releases and to wait acquires: what was done before a release is seen by
/// those whom it lets through. Uncontended, both are one atomic operation and allocate nothing. Nothing to dispose. (Dijkstra, "Cooperating Sequential Processes", EWD 123, 1965, section 4.)
/// </remarks>
public abstract class CountingSemaphore : IWaitingRoom
{
    private protected const int SomebodyWaits = int.MinValue;

    private readonly int _maximum;

    // The count, and SomebodyWaits.
    private protected int State;

    private protected CountingSemaphore(int initialCount, int maxCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initialCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(initialCount, maxCount);
        State = initialCount;
        _maximum = maxCount;
    }

    /// <summary>The count now; stale when it is used, so good for a look from outside only.</summary>
    public int CurrentCount => Volatile.Read(ref State) & ~SomebodyWaits;

    /// <summary>Waits until the count is not zero and takes one of it.</summary>
    public void Wait()
    {
        if (!TryWait())
            WaitSlowly(Patience.Endless);
    }

    /// <summary>Waits until the count is not zero and takes one of it, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the release is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public void Wait(CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        if (!TryWait())
            _ = WaitSlowly(patience) || patience.GaveUp();
    }

    /// <summary>Takes one of the count if that needs no waiting.</summary>
    /// <returns>Whether one was taken.</returns>
    public bool TryWait()
    {
        while (true)
        {
            int state = Volatile.Read(ref State);
            if ((state & ~SomebodyWaits) == 0)
                return false;
            if (Interlocked.CompareExchange(ref State, state - 1, state) == state)
                return true;
        }
    }

    /// <summary>Waits until the count is not zero and takes one of it, or the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the release is too late.</param>
    /// <returns>Whether one was taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public bool TryWait(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return TryWait() || (!patience.IsNone && (WaitSlowly(patience) || patience.GaveUp()));
    }

    /// <summary>Waits until the count is not zero and takes one of it, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the release is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        if (!Patience.TryUntil(cancellationToken, out Patience patience))
            return ValueTask.FromCanceled(cancellationToken);
        return TryWait() ? default : QueueAsync(patience)?.StartEndless() ?? default;
    }

    /// <summary>Waits until the count is not zero and takes one of it, or the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the release is too late.</param>
    /// <returns>Whether one was taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (!Patience.TryOf(timeout, cancellationToken, out Patience patience))
            return ValueTask.FromCanceled<bool>(cancellationToken);
        if (TryWait())
            return new(true);
        return patience.IsNone ? new(false) : QueueAsync(patience)?.Start() ?? new(true);
    }

    /// <summary>Adds to the count, which lets through as many of those that wait.</summary>
    /// <param name="releaseCount">How much; at least 1.</param>
    /// <returns>The count before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    /// <exception cref="SemaphoreFullException">The count would be above its maximum; nothing has changed.</exception>
    public int Release(int releaseCount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(releaseCount, 1);
        int before = Add(releaseCount);
        return before >= 0 ? before : throw new SemaphoreFullException();
    }

    /// <summary>Adds one, unless the count is at its maximum.</summary>
    internal bool TryRelease() => Add(1) >= 0;

    /// <summary>Adds to the count, or lets through those that wait.</summary>
    /// <returns>The count before; -1 when there is no room for more.</returns>
    private int Add(int more)
    {
        while (true)
        {
            int state = Volatile.Read(ref State);
            int count = state & ~SomebodyWaits;
            if (more > _maximum - count)
                return -1;
            if (state < 0 ? ReleaseSlowly(state, more) : Interlocked.CompareExchange(ref State, state + more, state) == state)
                return count;
        }
    }

    bool IWaitingRoom.Withdraw(Waiter waiter) => Withdraw(waiter);

    private protected abstract bool WaitSlowly(in Patience patience);

    /// <summary>Queues asynchronous code.</summary>
    /// <returns>Nothing when there was something to take after all.</returns>
    private protected abstract AsyncWaiter<bool>? QueueAsync(in Patience patience);

    private protected abstract bool Withdraw(Waiter waiter);

    /// <summary>Releases while somebody waits.</summary>
    /// <returns>False when the state is not as expected any more.</returns>
    private protected abstract bool ReleaseSlowly(int expected, int count);

    /// <summary>Makes sure of the mark that somebody waits, as long as the count is zero.</summary>
    /// <returns>False when it is not zero.</returns>
    private protected bool Mark()
    {
        int state = Volatile.Read(ref State);
        return state == SomebodyWaits || (state == 0 && Interlocked.CompareExchange(ref State, SomebodyWaits, 0) == 0);
    }
}
