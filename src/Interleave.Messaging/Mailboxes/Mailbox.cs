using Interleave.Messaging.Mailboxes;

namespace Interleave.Messaging;

/// <summary>A mailbox, in the hands of the process that has allocated it: only it can receive. Others know its address and send.</summary>
/// <remarks>
/// Any thread of the owner may receive; each message goes to one of them. A condition is asked while the mailbox is locked, by whoever
/// brings a message or looks for one: it must be quick, and not use the mailbox.
/// </remarks>
public sealed partial class Mailbox<T> : IMailbox, IDisposable
{
    private readonly Lock _guard = new();
    private readonly MailboxQueue<T> _queue;
    private readonly PostOffice _office;

    internal Mailbox(PostOffice office, Address address, MailboxOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Capacity);
        _office = office;
        Address = address;
        Capacity = options.Capacity;
        _queue = new MailboxQueue<T>(options.Capacity);
    }

    /// <summary>Where messages for it are sent.</summary>
    public Address Address { get; }

    /// <summary>How many messages it holds at most.</summary>
    public int Capacity { get; }

    /// <summary>How many messages are in it now.</summary>
    public int Count
    {
        get
        {
            lock (_guard)
                return _queue.Count;
        }
    }

    /// <summary>
    /// Frees it. Who waits to send to it, or sends from now on, is told; who waits to receive, too. Messages in it are lost, and only those
    /// senders learn of it that wait for them to be received.
    /// </summary>
    public void Dispose() => Free();

    /// <inheritdoc cref="Dispose" />
    public void Free()
    {
        _office.Forget(Address.Mailbox, this);
        List<PendingSend> senders;
        List<Receiver<T>> receivers;
        lock (_guard)
        {
            if (_queue.IsFreed)
                return;
            (senders, receivers) = _queue.Free();
        }
        foreach (PendingSend sender in senders)
            sender.Decide(Delivery.Freed);
        foreach (Receiver<T> receiver in receivers)
            receiver.Fail(Freed());
    }

    Delivery IMailbox.Offer(ReadOnlyMemory<byte> message, Address sender, Until until, PendingSend pending)
    {
        T value;
        try
        {
            value = _office.Serializer.Read<T>(message);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Delivery.Unreadable;
        }
        return Offer(value, sender, until, pending);
    }

    internal Delivery Offer(T message, Address sender, Until until, PendingSend? pending)
    {
        lock (_guard)
            return _queue.Offer(new Received<T>(message, sender), until, pending);
    }

    bool IMailbox.Withdraw(PendingSend pending)
    {
        MailboxQueue<T>.Told told;
        lock (_guard)
        {
            if (!_queue.Withdraw(pending, out told))
                return false;
        }
        told.Tell();
        return true;
    }

    private ObjectDisposedException Freed() => new(nameof(Mailbox<>), $"The mailbox {Address} was freed.");
}
