using System.Diagnostics.CodeAnalysis;
using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A channel without room: to send and to receive are one event, for which the first to come waits.</summary>
/// <typeparam name="T">What is sent.</typeparam>
/// <remarks>
/// Fair: senders and receivers meet first come, first served. Threads and asynchronous code may wait for each other; anybody may
/// send and receive. A value is received once, and only if its sender is told that it was sent. What either did
/// before is seen by the other afterwards. The second to come allocates nothing. Nothing to dispose. To wait for
/// several channels at once use <see cref="Alternation"/>. (Hoare, "Communicating Sequential Processes", CACM 21(8), 1978.)
/// </remarks>
public sealed class RendezvousChannel<T> : RendezvousChannel
{
    /// <summary>Sends a value and waits until it is received.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a receiver is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody has got the value.</exception>
    public void Send(T value, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Until(cancellationToken);
        _ = Send(value, patience) || patience.GaveUp();
    }

    /// <summary>Sends a value if somebody waits for it.</summary>
    /// <returns>Whether it was received.</returns>
    public bool TrySend(T value)
    {
        lock (Guard)
        {
            return TryMeetReceiver(value);
        }
    }

    /// <summary>Sends a value and waits until it is received or the time is up.</summary>
    /// <param name="value">The value.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a receiver is too late.</param>
    /// <returns>Whether it was received.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody has got the value.</exception>
    public bool TrySend(T value, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Send(value, patience) || (!patience.IsNone && patience.GaveUp());
    }

    /// <summary>Sends a value and waits until it is received.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a receiver is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody has got the value.</exception>
    public ValueTask SendAsync(T value, CancellationToken cancellationToken = default)
    {
        if (!Patience.TryUntil(cancellationToken, out Patience patience))
            return ValueTask.FromCanceled(cancellationToken);
        AsyncPartner<T> sender;
        lock (Guard)
        {
            if (TryMeetReceiver(value))
                return default;
            sender = AsyncPartner<T>.Take(this, value, patience);
            Senders.Add(sender);
        }
        return sender.StartEndless();
    }

    /// <summary>Waits for a value.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a sender is too late.</param>
    /// <returns>The value.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was received.</exception>
    public T Receive(CancellationToken cancellationToken = default)
    {
        var patience = Patience.Until(cancellationToken);
        _ = Receive(out T? value, patience) || patience.GaveUp();
        return value!;
    }

    /// <summary>Receives a value if somebody waits to send one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryReceive([MaybeNullWhen(false)] out T value)
    {
        lock (Guard)
        {
            return TryMeetSender(out value);
        }
    }

    /// <summary>Waits for a value until the time is up.</summary>
    /// <param name="value">The value.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a sender is too late.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was received.</exception>
    public bool TryReceive([MaybeNullWhen(false)] out T value, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Receive(out value, patience) || (!patience.IsNone && patience.GaveUp());
    }

    /// <summary>Waits for a value.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with a sender is too late.</param>
    /// <returns>The value.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was received.</exception>
    public ValueTask<T> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        if (!Patience.TryUntil(cancellationToken, out Patience patience))
            return ValueTask.FromCanceled<T>(cancellationToken);
        AsyncPartner<T> receiver;
        lock (Guard)
        {
            if (TryMeetSender(out T? value))
                return new(value);
            receiver = AsyncPartner<T>.Take(this, default, patience);
            Receivers.Add(receiver);
        }
        return receiver.Start();
    }

    /// <summary>Gives a value to a receiver that waits, under the guard.</summary>
    internal bool TryMeetReceiver(T value)
    {
        if (TakePartner(Receivers) is not { } receiver)
            return false;
        receiver.Value = value;
        receiver.Wake();
        return true;
    }

    /// <summary>Takes the value of a sender that waits, under the guard.</summary>
    internal bool TryMeetSender([MaybeNullWhen(false)] out T value)
    {
        IPartner<T>? sender = TakePartner(Senders);
        value = sender is null ? default : sender.Value;
        sender?.Wake();
        return sender is not null;
    }

    /// <summary>Queues to send, under the guard.</summary>
    internal void QueueSender(Offer offer, int place, T value) => Queue(Senders, new Entry(this, Senders, offer, place) { Value = value });

    /// <summary>Queues to receive, under the guard; the value is in the entry when it was taken up.</summary>
    internal Entry QueueReceiver(Offer offer, int place) => Queue(Receivers, new Entry(this, Receivers, offer, place));

    private static Entry Queue(WaiterList list, Entry entry)
    {
        list.Add(entry);
        entry.Offer.Add(entry);
        return entry;
    }

    private static IPartner<T>? TakePartner(WaiterList list)
    {
        while ((IPartner<T>?)list.TakeFirst() is { } partner)
        {
            if (partner.TryTake())
                return partner;
        }
        return null;
    }

    private bool Send(T value, in Patience patience)
    {
        if (patience.IsNone)
            return TrySend(value);
        ThreadPartner<T> sender;
        lock (Guard)
        {
            if (TryMeetReceiver(value))
                return true;
            sender = new ThreadPartner<T> { Value = value };
            Senders.Add(sender);
        }
        return sender.Park(patience) || !Withdraw(sender);
    }

    private bool Receive([MaybeNullWhen(false)] out T value, in Patience patience)
    {
        if (patience.IsNone)
            return TryReceive(out value);
        ThreadPartner<T> receiver;
        lock (Guard)
        {
            if (TryMeetSender(out value))
                return true;
            receiver = new ThreadPartner<T>();
            Receivers.Add(receiver);
        }
        bool received = receiver.Park(patience) || !Withdraw(receiver);
        value = receiver.Value!;
        return received;
    }

    /// <summary>That an alternation waits, among other places, here.</summary>
    internal sealed class Entry(RendezvousChannel<T> channel, WaiterList list, Offer offer, int place) : Offer.Entry(offer, place), IPartner<T>
    {
        public T? Value { get; set; }

        public bool TryTake() => Offer.TryTake(Place);

        public override void Leave()
        {
            lock (channel.Guard)
            {
                list.Remove(this);
            }
        }
    }
}
