namespace Interleave.Sync;

/// <summary>To send a value to a channel, if that is what is chosen.</summary>
/// <typeparam name="T">What is sent.</typeparam>
/// <param name="channel">The channel.</param>
public sealed class SendGuard<T>(RendezvousChannel<T> channel) : ChannelGuard
{
    /// <summary>What is sent; not to be changed while somebody waits.</summary>
    public T? Value { get; set; }

    internal override RendezvousChannel Channel => channel;

    internal override bool TryMeet() => channel.TryMeetReceiver(Value!);

    internal override void Queue(Offer offer, int place) => channel.QueueSender(offer, place, Value!);

    internal override void Finish()
    {
    }
}
