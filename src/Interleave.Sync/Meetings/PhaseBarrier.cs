using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>Lets nobody go on before all have arrived, again and again.</summary>
/// <remarks>
/// All are let through together, so there is no order to be fair about. Not thread-affine: any thread may arrive for a
/// participant. What any participant did before it arrived is seen by all afterwards. Who gives up waiting takes its arrival
/// back. The last to arrive allocates nothing. Nothing to dispose.
/// </remarks>
public sealed class PhaseBarrier
{
    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();
    private long _phase;

    /// <summary>A barrier for so many.</summary>
    /// <param name="participants">How many have to arrive; at least 1.</param>
    public PhaseBarrier(int participants)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(participants, 1);
        Participants = participants;
    }

    /// <summary>How many have to arrive.</summary>
    public int Participants { get; }

    /// <summary>How many times all have met.</summary>
    public long Phase => Volatile.Read(ref _phase);

    /// <summary>Arrives, and waits for the others.</summary>
    public void SignalAndWait() => Arrive(Patience.Endless);

    /// <summary>Arrives, and waits for the others or the token.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the last arrival is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; the arrival is taken back.</exception>
    public void SignalAndWait(CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        _ = Arrive(patience) || patience.GaveUp();
    }

    /// <summary>Arrives, and waits for the others until the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the last arrival is too late.</param>
    /// <returns>False when the time was up; the arrival is taken back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the arrival is taken back.</exception>
    public bool SignalAndWait(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Arrive(patience) || (!patience.IsNone && patience.GaveUp());
    }

    private bool Arrive(in Patience patience)
    {
        ThreadWaiter waiter;
        lock (_guard)
        {
            if (_waiting.Count == Participants - 1)
            {
                Volatile.Write(ref _phase, _phase + 1);
                while (_waiting.TakeFirst() is { } other)
                    other.Wake();
                return true;
            }
            if (patience.IsNone)
                return false;
            waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
            _waiting.Add(waiter);
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            return !_waiting.Remove(waiter);
        }
    }
}
