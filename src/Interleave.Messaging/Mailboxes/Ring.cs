namespace Interleave.Messaging.Mailboxes;

/// <summary>A queue of which any element can be taken out.</summary>
/// <remarks>Taking the first is a matter of one step, taking another one moves those before it.</remarks>
internal struct Ring<T>()
{
    private T[] _slots = [];
    private int _first;

    public int Count { get; private set; }

    public readonly T this[int index] => _slots[Slot(index)];

    public void Add(T item)
    {
        if (Count == _slots.Length)
            Grow();
        _slots[Slot(Count)] = item;
        Count++;
    }

    public T RemoveAt(int index)
    {
        T item = _slots[Slot(index)];
        for (int i = index; i > 0; i--)
            _slots[Slot(i)] = _slots[Slot(i - 1)];
        _slots[_first] = default!;
        _first = Slot(1);
        Count--;
        return item;
    }

    private readonly int Slot(int index)
    {
        int slot = _first + index;
        return slot < _slots.Length ? slot : slot - _slots.Length;
    }

    private void Grow()
    {
        var larger = new T[_slots.Length == 0 ? 4 : _slots.Length * 2];
        for (int i = 0; i < Count; i++)
            larger[i] = this[i];
        _slots = larger;
        _first = 0;
    }
}
