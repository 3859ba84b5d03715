namespace Interleave.Sync.Waiting;

/// <summary>Those that wait, first come first. To take one out costs the same wherever it is.</summary>
/// <remarks>Not thread-safe: each list belongs to a lock of its owner.</remarks>
internal sealed class WaiterList
{
    private Waiter? _last;

    public Waiter? First { get; private set; }

    public int Count { get; private set; }

    public bool IsEmpty => First is null;

    public void Add(Waiter waiter)
    {
        waiter.List = this;
        waiter.Before = _last;
        if (_last is null)
            First = waiter;
        else
            _last.Behind = waiter;
        _last = waiter;
        Count++;
    }

    /// <summary>Takes the waiter out.</summary>
    /// <returns>False when it is not in this list (any more).</returns>
    public bool Remove(Waiter waiter)
    {
        if (waiter.List != this)
            return false;
        if (waiter.Before is null)
            First = waiter.Behind;
        else
            waiter.Before.Behind = waiter.Behind;
        if (waiter.Behind is null)
            _last = waiter.Before;
        else
            waiter.Behind.Before = waiter.Before;
        waiter.List = null;
        waiter.Before = waiter.Behind = null;
        Count--;
        return true;
    }

    public Waiter? TakeFirst()
    {
        Waiter? first = First;
        if (first is not null)
            Remove(first);
        return first;
    }
}
