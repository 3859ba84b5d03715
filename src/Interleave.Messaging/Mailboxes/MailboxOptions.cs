namespace Interleave.Messaging;

/// <summary>How a mailbox is.</summary>
public sealed record MailboxOptions
{
    /// <summary>As many messages as come.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>How many messages it holds until they are received. With none, who sends waits for who receives (rendezvous).</summary>
    public int Capacity { get; init; } = Unbounded;
}
