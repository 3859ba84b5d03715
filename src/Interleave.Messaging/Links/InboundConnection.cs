using Interleave.Messaging.Mailboxes;

namespace Interleave.Messaging.Links;

/// <summary>The mailbox's end of a connection: gives credit as messages are received.</summary>
internal sealed class InboundConnection(IConnectionSender to, IMailbox mailbox, Address sender) : PendingSend
{
    private readonly Lock _guard = new();
    private readonly int _window = SendingWindow.For(mailbox.Capacity);

    // Under the guard: messages that wait to be received, and those received since credit was last given.
    private int _waiting;
    private int _received;
    private bool _isFinished;
    private bool _isClosed;

    /// <returns>Whether the connection goes on.</returns>
    public bool TakeIn(ReadOnlyMemory<byte> message)
    {
        if (!TryBegin())
            return false;
        return Took(mailbox.Offer(message, sender, Until.Received, this));
    }

    /// <inheritdoc cref="TakeIn(ReadOnlyMemory{byte})" />
    public bool TakeIn<T>(T message, Mailbox<T> same)
    {
        if (!TryBegin())
            return false;
        return Took(same.Offer(message, sender, Until.Received, this));
    }

    /// <summary>No more comes: it is closed when all is received.</summary>
    public void Finish()
    {
        bool isClosed;
        lock (_guard)
        {
            _isFinished = true;
            isClosed = TryClose(_waiting == 0);
        }
        if (isClosed)
            to.End(Delivery.Received);
    }

    public override void Decide(Delivery delivery)
    {
        int credit = 0;
        bool isClosed;
        lock (_guard)
        {
            _waiting--;
            if (delivery == Delivery.Received && ++_received >= (_window + 1) / 2)
                (credit, _received) = (_received, 0);
            isClosed = TryClose(delivery != Delivery.Received || (_isFinished && _waiting == 0));
        }
        if (credit > 0)
            to.AddCredit(credit);
        if (isClosed)
            to.End(delivery);
    }

    private bool TryBegin()
    {
        lock (_guard)
        {
            if (_isClosed)
                return false;
            _waiting++;
            return true;
        }
    }

    private bool Took(Delivery delivery)
    {
        if (delivery != Delivery.Undecided)
            Decide(delivery);
        return delivery is Delivery.Undecided or Delivery.Received;
    }

    private bool TryClose(bool mustClose)
    {
        if (_isClosed || !mustClose)
            return false;
        return _isClosed = true;
    }
}
