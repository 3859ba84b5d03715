namespace Interleave.Sync;

/// <summary>To receive a value from a channel, if that is what is chosen.</summary>
/// <typeparam name="T">What is received.</typeparam>
/// <param name="channel">The channel.</param>
public sealed class ReceiveGuard<T>(RendezvousChannel<T> channel) : ChannelGuard
{
    private RendezvousChannel<T>.Entry? _entry;

    /// <summary>What was received last.</summary>
    public T? Value { get; private set; }

    internal override RendezvousChannel Channel => channel;

    internal override bool TryMeet()
    {
        if (!channel.TryMeetSender(out T? value))
            return false;
        Value = value;
        return true;
    }

    internal override void Queue(Offer offer, int place) => _entry = channel.QueueReceiver(offer, place);

    internal override void Finish() => Value = _entry!.Value;
}
