using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A door that opens once, for good, when a count has come down to zero.</summary>
/// <remarks>
/// All that wait are let through together, so there is no order to be fair about. Not thread-affine. To count down
/// releases, to wait acquires: what was done before any count is seen after the wait. Nothing is allocated unless a thread has to
/// wait. Nothing to dispose.
/// </remarks>
public sealed class Latch
{
    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();
    private int _count;

    /// <summary>A door behind so many counts.</summary>
    /// <param name="initialCount">How many; open at once if zero.</param>
    public Latch(int initialCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initialCount);
        _count = initialCount;
    }

    /// <summary>How many counts are missing now.</summary>
    public int CurrentCount => Volatile.Read(ref _count);

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => CurrentCount == 0;

    /// <summary>Counts down, and opens the door at zero.</summary>
    /// <param name="count">By how much; at least 1.</param>
    /// <returns>Whether the door is open now.</returns>
    /// <exception cref="InvalidOperationException">The count would be negative; nothing has changed.</exception>
    public bool CountDown(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (true)
        {
            int before = CurrentCount;
            if (before < count)
                throw new InvalidOperationException("The latch would be counted down below zero.");
            if (Interlocked.CompareExchange(ref _count, before - count, before) != before)
                continue;
            if (before == count)
                Open();
            return before == count;
        }
    }

    /// <summary>Waits until the door is open.</summary>
    public void Wait()
    {
        if (!IsOpen)
            WaitSlowly(Patience.Endless);
    }

    /// <summary>Waits until the door is open or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the opening is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public void Wait(CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        if (!IsOpen)
            _ = WaitSlowly(patience) || patience.GaveUp();
    }

    /// <summary>Waits until the door is open or the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the opening is too late.</param>
    /// <returns>Whether it is open.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return IsOpen || (!patience.IsNone && (WaitSlowly(patience) || patience.GaveUp()));
    }

    private bool WaitSlowly(in Patience patience)
    {
        var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
        lock (_guard)
        {
            // Looked at under the guard: who opens the door takes it afterwards.
            if (IsOpen)
                return true;
            _waiting.Add(waiter);
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            return !_waiting.Remove(waiter);
        }
    }

    private void Open()
    {
        lock (_guard)
        {
            while (_waiting.TakeFirst() is { } waiter)
                waiter.Wake();
        }
    }
}
