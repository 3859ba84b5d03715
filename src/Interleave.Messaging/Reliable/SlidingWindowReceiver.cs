namespace Interleave.Messaging.Reliable;

/// <summary>Keeps packets that have come too early until those before them are there.</summary>
internal sealed class SlidingWindowReceiver<T>(SequenceSpace space, int window) : IReceivingSide<T>
{
    // The packet that is expected has the slot at _slot, those behind it follow around.
    private readonly (bool IsThere, T Message)[] _early = new (bool, T)[window];
    private long _expected;
    private int _slot;

    public long Receive(Packet<T> packet, List<T> to)
    {
        long distance = space.Distance(_expected, packet.Number);
        if (distance < window)
            _early[(_slot + (int)distance) % window] = (true, packet.Message);
        while (_early[_slot].IsThere)
        {
            to.Add(_early[_slot].Message);
            _early[_slot] = default;
            _slot = (_slot + 1) % window;
            _expected = space.After(_expected, 1);
        }
        return _expected;
    }
}
