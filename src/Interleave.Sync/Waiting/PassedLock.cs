namespace Interleave.Sync.Waiting;

/// <summary>A lock that goes from hand to hand: it is free only while nobody waits.</summary>
/// <remarks>
/// As long as nobody waits, entering and leaving are one atomic operation each. Once somebody does, the word has a
/// mark, with which both fail; then it is written under the guard alone. Who is woken holds the lock already, so
/// none that comes later can be first. Holders are threads, by their id, or asynchronous code, by the number of its hold.
/// Entering and leaving are full fences.
/// </remarks>
internal sealed class PassedLock : IWaitingRoom
{
    private const int Free = 0;
    private const int SomebodyWaits = int.MinValue;

    private readonly Lock _guard = new();
    private readonly WaiterList _entering = new();

    // Those that gave the lock to one that waited for a condition: they go before those that enter.
    private readonly WaiterList _urgent = new();

    private int _state;

    public bool IsHeldBy(int holder) => (Volatile.Read(ref _state) & ~SomebodyWaits) == holder;

    public bool TryEnter(int me)
    {
        int before = Interlocked.CompareExchange(ref _state, me, Free);
        if ((before & ~SomebodyWaits) == me)
            Misuse.Recursion();
        return before == Free;
    }

    /// <summary>Looks a few times whether the lock is free, as long as nobody waits: then there is nobody to go before.</summary>
    public bool TryEnterSoon(int me)
    {
        for (int round = 0; round < Spinning.Rounds && Volatile.Read(ref _state) is var state and >= 0; round++)
        {
            if (state == Free && Interlocked.CompareExchange(ref _state, me, Free) == Free)
                return true;
            Spinning.Pause(round);
        }
        return false;
    }

    /// <summary>Stops the thread until the lock is its own. It has tried already.</summary>
    public bool EnterSlowly(int me, in Patience patience)
    {
        if (TryEnterSoon(me))
            return true;
        var waiter = new ThreadWaiter(me);
        return !Enqueue(waiter) || waiter.Park(patience) || !Withdraw(waiter);
    }

    /// <summary>Queues, to be woken when the lock is the waiter's.</summary>
    /// <returns>False when it is already.</returns>
    public bool Enqueue(Waiter waiter)
    {
        lock (_guard)
        {
            return Queue(waiter);
        }
    }

    public bool Withdraw(Waiter waiter)
    {
        lock (_guard)
        {
            if (!_entering.Remove(waiter))
                return false;
            waiter.HasGivenUp = true;
            if (_entering.IsEmpty && _urgent.IsEmpty)
                Volatile.Write(ref _state, _state & ~SomebodyWaits);
            return true;
        }
    }

    public void Exit(int me)
    {
        if (Interlocked.CompareExchange(ref _state, Free, me) == me)
            return;
        if (!IsHeldBy(me))
            Misuse.NotHeld();
        Waiter? next;
        lock (_guard)
        {
            next = PassOn();
        }
        next?.Wake();
    }

    /// <summary>Gives the lock up and stops the thread until a signal in <paramref name="condition"/> gives it back.</summary>
    /// <returns>False when the patience ended first. The lock is held again in any case.</returns>
    public bool Wait(int me, WaiterList condition, in Patience patience)
    {
        var waiter = new ThreadWaiter(me);
        StartWait(waiter, condition);
        if (waiter.Park(patience))
            return true;
        if (!WithdrawFrom(condition, waiter))
            waiter.Park();
        return !waiter.HasGivenUp;
    }

    /// <summary>Gives the lock up; who wakes the waiter has made it its own again.</summary>
    public void StartWait(Waiter waiter, WaiterList condition)
    {
        Waiter? next;
        lock (_guard)
        {
            // Queued before the lock is given up: the other way round a signal in between would find nobody.
            condition.Add(waiter);
            next = PassOn();
        }
        next?.Wake();
    }

    /// <summary>Ends the wait for a signal of one whose patience has ended; it needs the lock still.</summary>
    /// <returns>Whether it has it. If not, it will be woken or was already.</returns>
    public bool WithdrawFrom(WaiterList condition, Waiter waiter)
    {
        lock (_guard)
        {
            if (!condition.Remove(waiter))
                return false;
            waiter.HasGivenUp = true;
            return !Queue(waiter);
        }
    }

    /// <summary>Gives the lock to the first that waits in <paramref name="condition"/>.</summary>
    /// <returns>Who is woken when the lock comes back to the signaller; nobody when the lock has stayed, as nobody waits.</returns>
    public TWaiter? Signal<TWaiter>(int me, WaiterList condition, Func<int, TWaiter> newWaiter)
        where TWaiter : Waiter
    {
        TWaiter signaller;
        Waiter? next;
        lock (_guard)
        {
            next = condition.TakeFirst();
            if (next is null)
                return null;
            signaller = newWaiter(me);
            _urgent.Add(signaller);
            PassTo(next);
        }
        next.Wake();
        return signaller;
    }

    /// <summary>Has so many of those that have waited longest in <paramref name="condition"/> queue for the lock, which the caller holds.</summary>
    public void Requeue(WaiterList condition, int count)
    {
        lock (_guard)
        {
            for (; count > 0 && condition.TakeFirst() is { } next; count--)
                Queue(next);
        }
    }

    /// <summary>How many wait in <paramref name="condition"/>.</summary>
    public int CountOf(WaiterList condition)
    {
        lock (_guard)
        {
            return condition.Count;
        }
    }

    /// <summary>Marks the lock and queues, unless it is free and can be taken.</summary>
    private bool Queue(Waiter waiter)
    {
        while (true)
        {
            int state = Volatile.Read(ref _state);
            if (state == Free)
            {
                if (Interlocked.CompareExchange(ref _state, waiter.Holder, Free) == Free)
                    return false;
            }
            else if (state < 0 || Interlocked.CompareExchange(ref _state, state | SomebodyWaits, state) == state)
            {
                _entering.Add(waiter);
                return true;
            }
        }
    }

    /// <summary>Gives the lock to the next, or to nobody, under the guard.</summary>
    /// <returns>Who is to be woken, once the guard is free: it cannot leave any more, as it is in no list.</returns>
    private Waiter? PassOn()
    {
        Waiter? next = _urgent.TakeFirst() ?? _entering.TakeFirst();
        if (next is null)
            Volatile.Write(ref _state, Free);
        else
            PassTo(next);
        return next;
    }

    private void PassTo(Waiter next)
    {
        bool others = !_entering.IsEmpty || !_urgent.IsEmpty;
        Volatile.Write(ref _state, others ? next.Holder | SomebodyWaits : next.Holder);
    }
}
