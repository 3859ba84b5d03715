namespace Interleave.Sync;

/// <summary>Something that an <see cref="Alternation"/> waits for: to send to a channel, or to receive from one.</summary>
/// <remarks>For one alternation at a time.</remarks>
public abstract class ChannelGuard
{
    private protected ChannelGuard()
    {
    }

    /// <summary>Whether it takes part in the next choice.</summary>
    public bool IsOpen { get; set; } = true;

    internal abstract RendezvousChannel Channel { get; }

    /// <summary>Meets a partner that waits, under the channel's guard.</summary>
    internal abstract bool TryMeet();

    /// <summary>Queues for a partner, under the channel's guard.</summary>
    internal abstract void Queue(Offer offer, int place);

    /// <summary>Keeps what a partner has brought.</summary>
    internal abstract void Finish();
}
