using Interleave.Messaging.Frames;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Links;

/// <summary>What another process sends to this one's mailboxes.</summary>
/// <remarks>When the link ends, messages that were not taken in are taken back; those that were stay.</remarks>
internal sealed class IncomingLink(PostOffice office, ILink link, string process)
{
    private readonly Lock _guard = new();

    // Under the guard: messages whose sender waits for their fate.
    private readonly Dictionary<long, RemoteSend> _undecided = [];

    // Of the one thread that receives.
    private readonly Dictionary<long, InboundConnection> _connections = [];

    /// <summary>Serves the other process until the link ends.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await link.ReceiveAsync().ConfigureAwait(false) is { } frame)
                Handle(frame);
        }
        finally
        {
            End();
        }
    }

    private void Handle(Frame frame)
    {
        var reader = new WireReader(frame.Payload);
        long number = reader.ReadNumber();
        switch ((MessageKind)frame.Kind)
        {
            case MessageKind.Send:
                TakeIn(number, ref reader);
                break;
            case MessageKind.Withdraw:
                RemoteSend? send;
                lock (_guard)
                    _undecided.TryGetValue(number, out send);
                if (send is not null && send.Mailbox.Withdraw(send))
                    send.Decide(Delivery.Withdrawn);
                break;
            case MessageKind.Open:
                Open(number, ref reader);
                break;
            case MessageKind.Data:
                // Those of a connection that has been closed meanwhile are of no account: the sender knows, or will.
                if (_connections.TryGetValue(number, out InboundConnection? connection) && !connection.TakeIn(reader.Rest))
                    _connections.Remove(number);
                break;
            case MessageKind.Finish:
                if (_connections.Remove(number, out InboundConnection? finished))
                    finished.Finish();
                break;
            default:
                throw WireReader.Malformed($"a message of kind {frame.Kind}");
        }
    }

    private void TakeIn(long number, ref WireReader reader)
    {
        byte until = reader.ReadByte();
        if (until > (byte)Until.Received)
            throw WireReader.Malformed($"a wait numbered {until}");
        string name = reader.ReadText();
        var sender = new Address(process, reader.ReadText());
        if (office.Find(name) is not { } mailbox)
        {
            link.Answer(MessageKind.Reply, number, Delivery.NoSuchMailbox);
            return;
        }
        var send = new RemoteSend(this, number, mailbox);
        Delivery delivery = mailbox.Offer(reader.Rest, sender, (Until)until, send);
        if (delivery != Delivery.Undecided)
        {
            link.Answer(MessageKind.Reply, number, delivery);
            return;
        }
        lock (_guard)
        {
            if (!send.IsDecided)
                _undecided[number] = send;
        }
    }

    private void Open(long number, ref WireReader reader)
    {
        IMailbox? mailbox = office.Find(reader.ReadText());
        var sender = new Address(process, reader.ReadText());
        if (mailbox is null)
        {
            link.Answer(MessageKind.Reply, number, Delivery.NoSuchMailbox);
            return;
        }
        _connections[number] = new InboundConnection(new RemoteSender(link, number), mailbox, sender);
        link.TellCount(MessageKind.Opened, number, mailbox.Capacity);
    }

    private void End()
    {
        RemoteSend[] undecided;
        lock (_guard)
        {
            undecided = [.. _undecided.Values];
            _undecided.Clear();
        }
        foreach (RemoteSend send in undecided)
            send.Mailbox.Withdraw(send);
    }

    /// <summary>A sender at the other end of the link.</summary>
    private sealed class RemoteSend(IncomingLink owner, long number, IMailbox mailbox) : PendingSend
    {
        public IMailbox Mailbox => mailbox;

        // Under the link's guard.
        public bool IsDecided { get; private set; }

        public override void Decide(Delivery delivery)
        {
            lock (owner._guard)
            {
                IsDecided = true;
                owner._undecided.Remove(number);
            }
            owner.Link.Answer(MessageKind.Reply, number, delivery);
        }
    }

    private ILink Link => link;
}
