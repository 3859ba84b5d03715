using System.Buffers;
using System.Diagnostics;
using Interleave.Messaging.Links;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging;

public sealed partial class PostOffice
{
    /// <summary>Sends a message; done when it is in the mailbox, which may have to have room first.</summary>
    /// <param name="message">The message, which is copied.</param>
    /// <param name="to">Where to.</param>
    /// <param name="from">Where an answer goes; the process itself if not given.</param>
    /// <param name="token">Takes the message back, if it is cancelled before it is in the mailbox.</param>
    /// <exception cref="UndeliveredException">There is no such mailbox, or it was freed, or its owner has died.</exception>
    /// <exception cref="OperationCanceledException">The message was taken back: nobody receives it.</exception>
    public async ValueTask SendAsync<T>(T message, Address to, Address? from = null, CancellationToken token = default) =>
        ThrowUnless(await DeliverAsync(message, to, from, Until.Accepted, token).ConfigureAwait(false), to, token);

    /// <summary>Sends a message; done when somebody has received it.</summary>
    /// <inheritdoc cref="SendAsync" />
    public async ValueTask SendAndWaitAsync<T>(T message, Address to, Address? from = null, CancellationToken token = default) =>
        ThrowUnless(await DeliverAsync(message, to, from, Until.Received, token).ConfigureAwait(false), to, token);

    /// <summary>Sends a message if there is room for it now, or if somebody waits to receive it.</summary>
    /// <returns>Whether it was sent.</returns>
    /// <inheritdoc cref="SendAsync" />
    public async ValueTask<bool> TrySendAsync<T>(T message, Address to, Address? from = null)
    {
        Delivery delivery = await DeliverAsync(message, to, from, Until.Now, CancellationToken.None).ConfigureAwait(false);
        if (delivery == Delivery.Full)
            return false;
        ThrowUnless(delivery, to, CancellationToken.None);
        return true;
    }

    /// <summary>Sends a message if there is room for it in time. The owner's process says whether it was: its answer is waited for.</summary>
    /// <returns>Whether it was sent; if not, nobody receives it.</returns>
    /// <inheritdoc cref="SendAsync" />
    public async ValueTask<bool> TrySendAsync<T>(T message, Address to, TimeSpan timeout, Address? from = null, CancellationToken token = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(token);
        ValueTask<Delivery> delivers = DeliverAsync(message, to, from, Until.Accepted, time.Token);
        if (!delivers.IsCompleted)
            time.CancelAfter(timeout);
        Delivery delivery = await delivers.ConfigureAwait(false);
        if (delivery == Delivery.Withdrawn && !token.IsCancellationRequested)
            return false;
        ThrowUnless(delivery, to, token);
        return true;
    }

    /// <summary>Sends a message; the thread waits until it is in the mailbox.</summary>
    /// <inheritdoc cref="SendAsync" />
    public void Send<T>(T message, Address to, Address? from = null, CancellationToken token = default)
    {
        ValueTask sends = SendAsync(message, to, from, token);
        if (!sends.IsCompletedSuccessfully)
            sends.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Sets up a connection to a mailbox, for a stream of messages.</summary>
    /// <exception cref="UndeliveredException">There is no such mailbox or process.</exception>
    public async ValueTask<Connection<T>> ConnectAsync<T>(Address to, Address? from = null, CancellationToken token = default)
    {
        string sender = SenderOf(from);
        if (to.Process == Process)
            return Find(to.Mailbox) is { } mailbox ? new LocalConnection<T>(Serializer, mailbox, to, new Address(Process, sender)) : throw UndeliveredException.From(Delivery.NoSuchMailbox, to);
        while (true)
        {
            OutgoingLink link = await LinkToAsync(to, token).ConfigureAwait(false);
            (Delivery delivery, long number, SendingWindow window) = await link.OpenAsync(to, sender).ConfigureAwait(false);
            if (delivery == Delivery.Accepted)
                return new LinkedConnection<T>(Serializer, link, number, window, to);
            if (delivery != Delivery.Undecided)
                throw UndeliveredException.From(delivery, to);
        }
    }

    internal ValueTask<Delivery> DeliverAsync<T>(T message, Address to, Address? from, Until until, CancellationToken token)
    {
        string sender = SenderOf(from);
        if (token.IsCancellationRequested)
            return ValueTask.FromResult(Delivery.Withdrawn);
        if (to.Process != Process)
            return DeliverRemotelyAsync(message, to, sender, until, token);
        return Find(to.Mailbox) is { } mailbox
            ? DeliverLocallyAsync(message, mailbox, new Address(Process, sender), until, token)
            : ValueTask.FromResult(Delivery.NoSuchMailbox);
    }

    internal ValueTask<Delivery> DeliverLocallyAsync<T>(T message, IMailbox mailbox, Address sender, Until until, CancellationToken token)
    {
        Delivery delivery;
        AwaitedSend? pending = null;
        if (ByValue<T>.IsCopied && mailbox is Mailbox<T> same)
        {
            delivery = same.Offer(message, sender, until, pending: null);
            if (delivery == Delivery.Undecided)
                delivery = same.Offer(message, sender, until, pending = new AwaitedSend());
        }
        else
        {
            ArrayBufferWriter<byte> buffer = WireWriting.Rent();
            Serializer.Write(message, buffer);
            delivery = mailbox.Offer(buffer.WrittenMemory, sender, until, pending = new AwaitedSend());
            WireWriting.Return(buffer);
        }
        if (delivery != Delivery.Undecided)
            return ValueTask.FromResult(delivery);
        Debug.Assert(pending is not null, "What is not decided is waited for.");
        return token.CanBeCanceled
            ? new ValueTask<Delivery>(WaitAsync(mailbox, pending, token))
            : new ValueTask<Delivery>(pending.Decided);
    }

    private async ValueTask<Delivery> DeliverRemotelyAsync<T>(T message, Address to, string sender, Until until, CancellationToken token)
    {
        while (true)
        {
            OutgoingLink link = await LinkToAsync(to, token).ConfigureAwait(false);
            ArrayBufferWriter<byte> buffer = WireWriting.Rent();
            Serializer.Write(message, buffer);
            // Sent before anything is awaited: the buffer is free again.
            ValueTask<Delivery> sends = link.SendAsync(to, sender, until, buffer, token);
            WireWriting.Return(buffer);
            Delivery delivery = await sends.ConfigureAwait(false);
            if (delivery != Delivery.Undecided)
                return delivery;
        }
    }

    private static async Task<Delivery> WaitAsync(IMailbox mailbox, AwaitedSend pending, CancellationToken token)
    {
        await using (token.UnsafeRegister(_ => Withdraw(mailbox, pending), null).ConfigureAwait(false))
            return await pending.Decided.ConfigureAwait(false);
    }

    private static void Withdraw(IMailbox mailbox, AwaitedSend pending)
    {
        if (mailbox.Withdraw(pending))
            pending.Decide(Delivery.Withdrawn);
    }

    private string SenderOf(Address? from) => from switch
    {
        null => "",
        { } address when address.Process == Process => address.Mailbox,
        _ => throw new ArgumentException($"Answers go to a mailbox of {Process}, not of {from.Value.Process}.", nameof(from)),
    };

    private static void ThrowUnless(Delivery delivery, Address to, CancellationToken token)
    {
        if (delivery == Delivery.Withdrawn)
            throw new OperationCanceledException(token);
        if (delivery is not (Delivery.Accepted or Delivery.Received))
            throw UndeliveredException.From(delivery, to);
    }
}
