namespace Interleave.Messaging.Reliable;

/// <summary>Takes the packet that is expected, and acknowledges every one.</summary>
internal sealed class StopAndWaitReceiver<T>(SequenceSpace space) : IReceivingSide<T>
{
    private long _expected;

    public long Receive(Packet<T> packet, List<T> to)
    {
        if (packet.Number == _expected)
        {
            to.Add(packet.Message);
            _expected = space.After(_expected, 1);
        }
        return _expected;
    }
}
