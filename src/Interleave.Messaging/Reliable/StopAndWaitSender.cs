namespace Interleave.Messaging.Reliable;

/// <summary>Sends one message at a time, again and again until it is acknowledged.</summary>
/// <remarks>
/// Bartlett, Scantlebury and Wilkinson, "A note on reliable full-duplex transmission over half-duplex links" (1969): two numbers are enough
/// where the link keeps the order.
/// </remarks>
internal sealed class StopAndWaitSender<T>(SequenceSpace space) : ISendingSide<T>
{
    // What is under way, if IsDone is false.
    private Packet<T> _packet;

    public bool CanSend => IsDone;

    public bool IsDone { get; private set; } = true;

    public Packet<T> Send(T message)
    {
        IsDone = false;
        return _packet = _packet with { Message = message };
    }

    public void Acknowledge(long next)
    {
        long following = space.After(_packet.Number, 1);
        if (IsDone || next != following)
            return;
        IsDone = true;
        _packet = new Packet<T>(following, default!);
    }

    public void AddUnacknowledged(List<Packet<T>> to)
    {
        if (!IsDone)
            to.Add(_packet);
    }
}
