namespace Interleave.Messaging.Reliable;

/// <summary>Sends as many messages as the window is wide before the first of them is acknowledged.</summary>
internal sealed class SlidingWindowSender<T> : ISendingSide<T>
{
    private readonly SequenceSpace _space;
    private readonly int _window;

    // Sent and not acknowledged, the oldest first; its number is the first, that of the next message comes behind the last.
    private readonly Queue<T> _unacknowledged = new();
    private long _first;

    /// <exception cref="ArgumentException">The window is too wide: the receiver could take an old packet for a new one.</exception>
    public SlidingWindowSender(SequenceSpace space, int window)
    {
        if (window < 1 || window > space.Size / 2)
            throw new ArgumentException("A window is at most half as wide as there are numbers.", nameof(window));
        (_space, _window) = (space, window);
    }

    public bool CanSend => _unacknowledged.Count < _window;

    public bool IsDone => _unacknowledged.Count == 0;

    public Packet<T> Send(T message)
    {
        var packet = new Packet<T>(_space.After(_first, _unacknowledged.Count), message);
        _unacknowledged.Enqueue(message);
        return packet;
    }

    public void Acknowledge(long next)
    {
        long count = _space.Distance(_first, next);
        // More than is under way: an old acknowledgement.
        if (count > _unacknowledged.Count)
            return;
        for (long i = 0; i < count; i++)
            _unacknowledged.Dequeue();
        _first = next;
    }

    public void AddUnacknowledged(List<Packet<T>> to)
    {
        long number = _first;
        foreach (T message in _unacknowledged)
        {
            to.Add(new Packet<T>(number, message));
            number = _space.After(number, 1);
        }
    }
}
