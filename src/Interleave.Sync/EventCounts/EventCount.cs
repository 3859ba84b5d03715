using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A number that only grows, and for whose values threads wait.</summary>
/// <remarks>
/// Nobody takes anything: one advance lets through all that wait for the value, so there is no order to be fair about. Not
/// thread-affine. To advance releases and to await acquires; an advance is a full fence. While nobody waits, both are one
/// operation and allocate nothing. A wait that is given up changes nothing, but a thread that holds a ticket must
/// advance all the same, or all behind it wait for ever. Nothing to dispose. (Reed and Kanodia, "Synchronization with Eventcounts
/// and Sequencers", CACM 22(2), 1979, section 2.)
/// </remarks>
public sealed class EventCount
{
    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();

    private long _value;

    // Whether somebody may wait; written under the guard.
    private bool _isAwaited;

    /// <summary>The value now; by the time it is used it may have grown.</summary>
    public long Read() => Volatile.Read(ref _value);

    /// <summary>Adds one, and lets through all that wait for the new value.</summary>
    /// <returns>The new value.</returns>
    public long Advance()
    {
        long value = Interlocked.Increment(ref _value);
        if (Volatile.Read(ref _isAwaited))
            LetThrough();
        return value;
    }

    /// <summary>Waits until the value is at least so much.</summary>
    /// <param name="value">The value to wait for.</param>
    public void Await(long value)
    {
        if (Read() < value)
            AwaitSlowly(value, Patience.Endless);
    }

    /// <summary>Waits until the value is at least so much, or the token is cancelled.</summary>
    /// <param name="value">The value to wait for.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the value is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public void Await(long value, CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        if (Read() < value)
            _ = AwaitSlowly(value, patience) || patience.GaveUp();
    }

    /// <summary>Waits until the value is at least so much, or the time is up.</summary>
    /// <param name="value">The value to wait for.</param>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the value is too late.</param>
    /// <returns>Whether the value was reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public bool Await(long value, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Read() >= value || (!patience.IsNone && (AwaitSlowly(value, patience) || patience.GaveUp()));
    }

    private bool AwaitSlowly(long value, in Patience patience)
    {
        var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId) { Wish = value };
        lock (_guard)
        {
            Volatile.Write(ref _isAwaited, true);
            // The value is looked at behind this, or who has advanced it sees the mark: one of the two.
            Interlocked.MemoryBarrier();
            if (Read() >= value)
            {
                Volatile.Write(ref _isAwaited, !_waiting.IsEmpty);
                return true;
            }
            _waiting.Add(waiter);
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            bool waits = _waiting.Remove(waiter);
            Volatile.Write(ref _isAwaited, !_waiting.IsEmpty);
            return !waits;
        }
    }

    private void LetThrough()
    {
        lock (_guard)
        {
            long value = Read();
            Waiter? next;
            for (Waiter? waiter = _waiting.First; waiter is not null; waiter = next)
            {
                next = waiter.Behind;
                if (waiter.Wish > value)
                    continue;
                _waiting.Remove(waiter);
                waiter.Wake();
            }
            Volatile.Write(ref _isAwaited, !_waiting.IsEmpty);
        }
    }
}
