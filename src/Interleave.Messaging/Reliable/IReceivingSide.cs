namespace Interleave.Messaging.Reliable;

/// <summary>The receiver of a protocol that brings each message over once, in order: a state machine.</summary>
/// <remarks>For one thread at a time. What it remembers of packets it has had is one number, however many there were.</remarks>
internal interface IReceivingSide<T>
{
    /// <summary>A packet has come: adds the messages whose turn it is.</summary>
    /// <returns>What to acknowledge: the number of the packet that is expected next.</returns>
    long Receive(Packet<T> packet, List<T> to);
}
