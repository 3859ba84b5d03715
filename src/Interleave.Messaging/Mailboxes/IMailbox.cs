namespace Interleave.Messaging.Mailboxes;

/// <summary>A mailbox as those see it that bring messages to it, whatever they are.</summary>
internal interface IMailbox
{
    int Capacity { get; }

    /// <summary>Brings a message as bytes.</summary>
    /// <param name="message">The bytes, which are not kept.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="until">What the sender waits for.</param>
    /// <param name="pending">Who is told later if the answer is <see cref="Delivery.Undecided"/>.</param>
    Delivery Offer(ReadOnlyMemory<byte> message, Address sender, Until until, PendingSend pending);

    /// <summary>Takes back what a sender has brought; false if it is too late.</summary>
    bool Withdraw(PendingSend pending);

    void Free();
}
