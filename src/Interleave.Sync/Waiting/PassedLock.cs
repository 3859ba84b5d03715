namespace Interleave.Sync.Waiting;

/// <summary>A lock that goes from hand to hand: it is free only while nobody waits.</summary>
/// <remarks>
/// As long as nobody waits, entering and leaving are one atomic operation each. Once somebody does, the word has a
/// mark, with which both fail; then it is written under the guard alone. A thread that is woken holds the lock already, so
/// none that comes later can be first. Entering and leaving are full fences.
/// </remarks>
internal sealed class PassedLock
{
    private const int Free = 0;
    private const int SomebodyWaits = int.MinValue;

    private readonly Lock _guard = new();
    private readonly WaiterList _entering = new();

    // Those that gave the lock to one that waited for a condition: they go before those that enter.
    private readonly WaiterList _urgent = new();

    private int _state;

    public bool IsHeldBy(int thread) => (Volatile.Read(ref _state) & ~SomebodyWaits) == thread;

    public bool TryEnter(int me)
    {
        int before = Interlocked.CompareExchange(ref _state, me, Free);
        if ((before & ~SomebodyWaits) == me)
            Misuse.Recursion();
        return before == Free;
    }

    /// <summary>Waits until the lock is the caller's. It has tried already.</summary>
    public bool EnterSlowly(int me, in Patience patience)
    {
        var waiter = new Waiter(me);
        lock (_guard)
        {
            if (!Queue(waiter))
                return true;
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            if (!_entering.Remove(waiter))
                return true;
            if (_entering.IsEmpty && _urgent.IsEmpty)
                Volatile.Write(ref _state, _state & ~SomebodyWaits);
            return false;
        }
    }

    public void Exit(int me)
    {
        if (Interlocked.CompareExchange(ref _state, Free, me) == me)
            return;
        if (!IsHeldBy(me))
            Misuse.NotHeld();
        lock (_guard)
        {
            PassOn();
        }
    }

    /// <summary>Gives the lock up and waits in <paramref name="condition"/> until a signal gives it back.</summary>
    /// <returns>False when the patience ended first. The lock is held again in any case.</returns>
    public bool Wait(int me, WaiterList condition, in Patience patience)
    {
        var waiter = new Waiter(me);
        lock (_guard)
        {
            // Queued before the lock is given up: the other way round a signal in between would find nobody.
            condition.Add(waiter);
            PassOn();
        }
        if (waiter.Park(patience))
            return true;
        var again = new Waiter(me);
        lock (_guard)
        {
            if (!condition.Remove(waiter))
                return true;
            if (!Queue(again))
                return false;
        }
        again.Park();
        return false;
    }

    /// <summary>Gives the lock to the first that waits in <paramref name="condition"/>, and waits until it comes back.</summary>
    public void Signal(int me, WaiterList condition)
    {
        Waiter waiter;
        lock (_guard)
        {
            if (condition.TakeFirst() is not { } next)
                return;
            waiter = new Waiter(me);
            _urgent.Add(waiter);
            PassTo(next);
        }
        waiter.Park();
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
                if (Interlocked.CompareExchange(ref _state, waiter.Thread, Free) == Free)
                    return false;
            }
            else if (state < 0 || Interlocked.CompareExchange(ref _state, state | SomebodyWaits, state) == state)
            {
                _entering.Add(waiter);
                return true;
            }
        }
    }

    private void PassOn()
    {
        if ((_urgent.TakeFirst() ?? _entering.TakeFirst()) is { } next)
            PassTo(next);
        else
            Volatile.Write(ref _state, Free);
    }

    private void PassTo(Waiter next)
    {
        bool others = !_entering.IsEmpty || !_urgent.IsEmpty;
        Volatile.Write(ref _state, others ? next.Thread | SomebodyWaits : next.Thread);
        next.Wake();
    }
}
