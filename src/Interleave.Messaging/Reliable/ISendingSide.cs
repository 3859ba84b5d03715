namespace Interleave.Messaging.Reliable;

/// <summary>The sender of a protocol that brings each message over once, in order: a state machine, which waits for nothing and sends nothing itself.</summary>
/// <remarks>For one thread at a time.</remarks>
internal interface ISendingSide<T>
{
    /// <summary>Whether one more message may be under way.</summary>
    bool CanSend { get; }

    /// <summary>Whether all that was sent has been acknowledged.</summary>
    bool IsDone { get; }

    /// <summary>A new message: what to send for it.</summary>
    Packet<T> Send(T message);

    /// <summary>An acknowledgement has come: the number of the packet that the receiver expects next.</summary>
    void Acknowledge(long next);

    /// <summary>No acknowledgement has come for some time: what to send again.</summary>
    void AddUnacknowledged(List<Packet<T>> to);
}
