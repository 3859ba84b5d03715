using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>Waits for the first of several sends and receives that can be done, and does that one alone.</summary>
/// <remarks>
/// Exactly one of the guards is done, or none: what was not chosen is withdrawn, so that no value is lost. When several can be done
/// at once the first behind the one chosen last is, so that none is passed over without end; or, if made so, the first in their order.
/// Guards that are not open take no part. For one thread, or one piece of asynchronous code, at a time; it may be used again and again.
/// What each of two partners did before they meet is seen by the other afterwards. (Hoare, CACM 21(8), 1978, section 2.4; both
/// kinds of guards as by Buckley and Silberschatz, TOPLAS 5(2), 1983; the locks of all channels are taken in one order, as by
/// Go's <c>select</c>.)
/// </remarks>
public sealed class Alternation
{
    private readonly ChannelGuard[] _guards;
    private readonly Lock[] _locks;
    private readonly bool _inOrder;
    private int _first;

    /// <summary>A choice in which each guard has its turn.</summary>
    /// <param name="guards">What is waited for; at least one.</param>
    public Alternation(params ChannelGuard[] guards)
        : this(inOrder: false, guards)
    {
    }

    /// <summary>A choice.</summary>
    /// <param name="inOrder">Whether of several that can be done the first in order is chosen always.</param>
    /// <param name="guards">What is waited for; at least one.</param>
    public Alternation(bool inOrder, params ChannelGuard[] guards)
    {
        ArgumentOutOfRangeException.ThrowIfZero(guards.Length, nameof(guards));
        _inOrder = inOrder;
        _guards = [.. guards];
        _locks = [.. guards.Select(g => g.Channel).Distinct().OrderBy(c => c.Number).Select(c => c.Guard)];
    }

    /// <summary>Waits until one of the guards is done.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a partner is too late.</param>
    /// <returns>Its place.</returns>
    /// <exception cref="InvalidOperationException">No guard is open, so nothing could ever be done.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was done.</exception>
    public int Select(CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        var patience = Patience.Until(cancellationToken);
        int chosen = Select(patience);
        _ = chosen >= 0 || patience.GaveUp();
        return chosen;
    }

    /// <summary>Does what can be done without waiting.</summary>
    /// <returns>Its place, or -1.</returns>
    public int TrySelect()
    {
        EnterAll();
        try
        {
            return TryMeet();
        }
        finally
        {
            ExitAll();
        }
    }

    /// <summary>Waits until one of the guards is done or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a partner is too late.</param>
    /// <returns>Its place, or -1 when the time was up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was done.</exception>
    public int TrySelect(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        int chosen = patience.IsNone ? TrySelect() : Select(patience);
        _ = chosen >= 0 || patience.IsNone || patience.GaveUp();
        return chosen;
    }

    /// <summary>Waits until one of the guards is done.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a partner is too late.</param>
    /// <returns>Its place.</returns>
    /// <exception cref="InvalidOperationException">No guard is open, so nothing could ever be done.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was done.</exception>
    public ValueTask<int> SelectAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        return Patience.TryUntil(cancellationToken, out Patience patience) ? SelectSlowlyAsync(patience) : ValueTask.FromCanceled<int>(cancellationToken);
    }

    /// <summary>Waits until one of the guards is done or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a partner is too late.</param>
    /// <returns>Its place, or -1 when the time was up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was done.</exception>
    public ValueTask<int> TrySelectAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (!Patience.TryOf(timeout, cancellationToken, out Patience patience))
            return ValueTask.FromCanceled<int>(cancellationToken);
        return patience.IsNone ? new(TrySelect()) : SelectSlowlyAsync(patience);
    }

    private int Select(in Patience patience)
    {
        var offer = new Offer();
        var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
        int chosen = MeetOrQueue(offer, waiter);
        if (chosen >= 0)
            return chosen;
        return offer.Park(waiter, patience) ? Finish(offer) : -1;
    }

    private async ValueTask<int> SelectSlowlyAsync(Patience patience)
    {
        var offer = new Offer();
        var waiter = AsyncWaiter<bool>.Take(offer, true, patience);
        int chosen = MeetOrQueue(offer, waiter);
        if (chosen >= 0)
            return chosen;
        if (!await waiter.Start().ConfigureAwait(false))
            return -1;
        offer.Leave();
        return Finish(offer);
    }

    private int MeetOrQueue(Offer offer, Waiter waiter)
    {
        offer.Waiter = waiter;
        EnterAll();
        try
        {
            int chosen = TryMeet();
            // With all locks held nobody can take up one of them before the last is queued.
            for (int i = 0; i < _guards.Length && chosen < 0; i++)
            {
                if (_guards[i].IsOpen)
                    _guards[i].Queue(offer, i);
            }
            return chosen;
        }
        finally
        {
            ExitAll();
        }
    }

    private int TryMeet()
    {
        for (int i = 0; i < _guards.Length; i++)
        {
            int place = (_first + i) % _guards.Length;
            if (_guards[place].IsOpen && _guards[place].TryMeet())
                return Chosen(place);
        }
        return -1;
    }

    private int Finish(Offer offer)
    {
        int place = offer.Taken;
        _guards[place].Finish();
        return Chosen(place);
    }

    private int Chosen(int place)
    {
        if (!_inOrder)
            _first = place + 1;
        return place;
    }

    private void ThrowIfClosed()
    {
        if (!_guards.Any(g => g.IsOpen))
            throw new InvalidOperationException("No guard is open: there is nothing to wait for.");
    }

    private void EnterAll()
    {
        foreach (Lock each in _locks)
            each.Enter();
    }

    private void ExitAll()
    {
        foreach (Lock each in _locks)
            each.Exit();
    }
}
