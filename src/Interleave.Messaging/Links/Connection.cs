using System.Buffers;
using Interleave.Messaging.Links;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging;

/// <summary>A one-way link to a mailbox: set up once, for a stream of messages, each of which arrives in order, until it is torn down.</summary>
/// <remarks>
/// A message is sent as soon as there is credit for it, which the mailbox's owner gives; what has become of it is known when the connection is
/// completed. A freed mailbox or a dead owner is an error of the next call. Any thread may use it.
/// </remarks>
public abstract class Connection<T> : IAsyncDisposable
{
    private readonly SendingWindow _window;
    private int _isFinished;

    private protected Connection(Address to, SendingWindow window) => (To, _window) = (to, window);

    /// <summary>Where the messages go.</summary>
    public Address To { get; }

    /// <summary>Sends a message; waits as long as too many are under way.</summary>
    /// <exception cref="UndeliveredException">The mailbox was freed, or its owner has died: of the messages sent before, some may not have been received.</exception>
    public async ValueTask SendAsync(T message, CancellationToken token = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isFinished) != 0, this);
        Delivery delivery = await _window.EnterAsync(token).ConfigureAwait(false);
        if (delivery == Delivery.Accepted)
        {
            await TransmitAsync(message).ConfigureAwait(false);
            delivery = await _window.LeaveAsync().ConfigureAwait(false);
        }
        if (delivery != Delivery.Accepted)
            throw UndeliveredException.From(delivery, To);
    }

    /// <summary>Tears the connection down; done when every message has been received.</summary>
    /// <exception cref="UndeliveredException">The mailbox was freed, or its owner has died: some were not received.</exception>
    public async ValueTask CompleteAsync(CancellationToken token = default)
    {
        FinishOnce();
        Delivery delivery = await _window.Ended.WaitAsync(token).ConfigureAwait(false);
        if (delivery != Delivery.Received)
            throw UndeliveredException.From(delivery, To);
    }

    /// <summary>Tears the connection down; what was sent arrives, unless the owner dies.</summary>
    public ValueTask DisposeAsync()
    {
        FinishOnce();
        return default;
    }

    private protected abstract ValueTask TransmitAsync(T message);

    private protected abstract void Finish();

    private void FinishOnce()
    {
        if (Interlocked.Exchange(ref _isFinished, 1) == 0)
            Finish();
    }
}

/// <summary>To a mailbox of another process.</summary>
internal sealed class LinkedConnection<T>(IMessageSerializer serializer, OutgoingLink link, long number, SendingWindow window, Address to)
    : Connection<T>(to, window)
{
    private protected override ValueTask TransmitAsync(T message)
    {
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteNumber(number);
        serializer.Write(message, buffer);
        return link.SendDataAsync(buffer);
    }

    private protected override void Finish() => link.Finish(number);
}

/// <summary>To a mailbox of this process.</summary>
internal sealed class LocalConnection<T> : Connection<T>
{
    private readonly IMessageSerializer _serializer;
    private readonly IMailbox _mailbox;
    private readonly InboundConnection _inbound;

    public LocalConnection(IMessageSerializer serializer, IMailbox mailbox, Address to, Address sender)
        : this(serializer, mailbox, to, sender, new SendingWindow())
    {
    }

    private LocalConnection(IMessageSerializer serializer, IMailbox mailbox, Address to, Address sender, SendingWindow window)
        : base(to, window)
    {
        (_serializer, _mailbox) = (serializer, mailbox);
        _inbound = new InboundConnection(window, mailbox, sender);
        window.Begin(mailbox.Capacity);
    }

    private protected override ValueTask TransmitAsync(T message)
    {
        if (ByValue<T>.IsCopied && _mailbox is Mailbox<T> same)
        {
            _inbound.TakeIn(message, same);
            return default;
        }
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        _serializer.Write(message, buffer);
        _inbound.TakeIn(buffer.WrittenMemory);
        WireWriting.Return(buffer);
        return default;
    }

    private protected override void Finish() => _inbound.Finish();
}
