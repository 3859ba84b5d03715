using System.Buffers;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Links;

/// <summary>What this process sends to another one, and what came of it.</summary>
/// <remarks>When the link ends, everything that waits for an answer is told so: the other process has ended.</remarks>
internal sealed class OutgoingLink
{
    private readonly ILink _link;
    private readonly Lock _guard = new();

    // Under the guard. Who waits for what a number stands for; both are emptied when the link ends, and nothing is added later.
    private readonly Dictionary<long, PendingSend> _sends = [];
    private readonly Dictionary<long, SendingWindow> _connections = [];
    private long _lastNumber;
    private bool _hasEnded;

    private OutgoingLink(ILink link, string process) => (_link, Process) = (link, process);

    public string Process { get; }

    /// <summary>Called when the link has ended, before those are told that wait for it: who sends again then makes a new one.</summary>
    public event Action<OutgoingLink>? Ended;

    /// <exception cref="IOException">Nobody is there, or who is there has another name.</exception>
    public static async Task<OutgoingLink> ConnectAsync(ITransport transport, string from, string process, CancellationToken token)
    {
        ILink link = await transport.ConnectAsync(process, token).ConfigureAwait(false);
        try
        {
            await link.SendHelloAsync(from).ConfigureAwait(false);
            string? name = await link.ReceiveHelloAsync().ConfigureAwait(false);
            if (name != process)
                throw new IOException(name is null ? $"{process} does not answer." : $"{process} says that it is {name}.");
            return new OutgoingLink(link, process);
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Receives answers until the link ends.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _link.ReceiveAsync().ConfigureAwait(false) is { } frame)
                Handle(frame);
        }
        catch (IOException)
        {
            // Broken or closed, it has ended.
        }
        End();
        await _link.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _link.DisposeAsync();

    /// <summary>Sends one message and waits for what becomes of it.</summary>
    /// <returns>
    /// <see cref="Delivery.Withdrawn"/> only if the token was cancelled in time; <see cref="Delivery.Undecided"/> if the link had ended before:
    /// nothing was sent.
    /// </returns>
    public async ValueTask<Delivery> SendAsync(Address to, string from, Until until, ArrayBufferWriter<byte> message, CancellationToken token)
    {
        var pending = new AwaitedSend();
        if (!TryAdd(pending, out long number))
            return Delivery.Undecided;
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteNumber(number);
        buffer.WriteByte((byte)until);
        buffer.WriteText(to.Mailbox);
        buffer.WriteText(from);
        buffer.Write(message.WrittenSpan);
        await RequestAsync(MessageKind.Send, buffer, number).ConfigureAwait(false);
        if (!token.CanBeCanceled)
            return await pending.Decided.ConfigureAwait(false);
        await using (token.UnsafeRegister(_ => _link.Tell(MessageKind.Withdraw, number), null).ConfigureAwait(false))
            return await pending.Decided.ConfigureAwait(false);
    }

    /// <summary>Sets up a connection; <see cref="Delivery.Undecided"/> if the link had ended before.</summary>
    public async ValueTask<(Delivery, long Number, SendingWindow)> OpenAsync(Address to, string from)
    {
        var pending = new AwaitedSend();
        var window = new SendingWindow();
        if (!TryAdd(pending, out long number, window))
            return (Delivery.Undecided, number, window);
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteNumber(number);
        buffer.WriteText(to.Mailbox);
        buffer.WriteText(from);
        await RequestAsync(MessageKind.Open, buffer, number).ConfigureAwait(false);
        Delivery delivery = await pending.Decided.ConfigureAwait(false);
        if (delivery != Delivery.Accepted)
            Forget(number);
        return (delivery, number, window);
    }

    /// <summary>Sends a message on a connection; that the link has ended is known to the connection.</summary>
    public ValueTask SendDataAsync(ArrayBufferWriter<byte> buffer) => SendOrEndAsync(MessageKind.Data, buffer, atOnce: false);

    public void Finish(long connection) => _link.Tell(MessageKind.Finish, connection);

    private void Forget(long connection)
    {
        lock (_guard)
            _connections.Remove(connection);
    }

    private async ValueTask RequestAsync(MessageKind kind, ArrayBufferWriter<byte> buffer, long number)
    {
        try
        {
            await SendOrEndAsync(kind, buffer, atOnce: true).ConfigureAwait(false);
        }
        catch (FrameException)
        {
            // Too long for a frame: nothing was sent, and the link is as it was.
            lock (_guard)
            {
                _sends.Remove(number);
                _connections.Remove(number);
            }
            throw;
        }
    }

    // A link that is broken for sending may not be for receiving: it is ended, and what waits for answers is told that there will be none.
    private async ValueTask SendOrEndAsync(MessageKind kind, ArrayBufferWriter<byte> buffer, bool atOnce)
    {
        try
        {
            await _link.SendAsync(kind, buffer, atOnce).ConfigureAwait(false);
        }
        catch (IOException failure) when (failure is not FrameException)
        {
            await _link.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Handle(Frame frame)
    {
        var reader = new WireReader(frame.Payload);
        long number = reader.ReadNumber();
        switch ((MessageKind)frame.Kind)
        {
            case MessageKind.Reply:
                Decide(number, ReadDelivery(ref reader));
                break;
            case MessageKind.Opened:
                long capacity = reader.ReadNumber();
                if (capacity is < 0 or > int.MaxValue)
                    throw WireReader.Malformed($"a mailbox of capacity {capacity}");
                Find(number)?.Begin((int)capacity);
                Decide(number, Delivery.Accepted);
                break;
            case MessageKind.Credit:
                long count = reader.ReadNumber();
                if (count is < 1 or > SendingWindow.Largest)
                    throw WireReader.Malformed($"a credit of {count}");
                Find(number)?.AddCredit((int)count);
                break;
            case MessageKind.Closed:
                Delivery why = ReadDelivery(ref reader);
                SendingWindow? closed = Find(number);
                Forget(number);
                closed?.End(why);
                break;
            default:
                throw WireReader.Malformed($"an answer of kind {frame.Kind}");
        }
    }

    private void Decide(long number, Delivery delivery)
    {
        PendingSend? pending;
        lock (_guard)
            _sends.Remove(number, out pending);
        pending?.Decide(delivery);
    }

    private static Delivery ReadDelivery(ref WireReader reader)
    {
        byte delivery = reader.ReadByte();
        return delivery is > (byte)Delivery.Undecided and <= (byte)Delivery.OwnerDied
            ? (Delivery)delivery
            : throw WireReader.Malformed($"an outcome numbered {delivery}");
    }

    private SendingWindow? Find(long number)
    {
        lock (_guard)
            return _connections.GetValueOrDefault(number);
    }

    private bool TryAdd(PendingSend pending, out long number, SendingWindow? window = null)
    {
        lock (_guard)
        {
            number = ++_lastNumber;
            if (_hasEnded)
                return false;
            _sends.Add(number, pending);
            if (window is not null)
                _connections.Add(number, window);
            return true;
        }
    }

    private void End()
    {
        Ended?.Invoke(this);
        PendingSend[] sends;
        SendingWindow[] connections;
        lock (_guard)
        {
            _hasEnded = true;
            sends = [.. _sends.Values];
            connections = [.. _connections.Values];
            _sends.Clear();
            _connections.Clear();
        }
        foreach (PendingSend send in sends)
            send.Decide(Delivery.OwnerDied);
        foreach (SendingWindow connection in connections)
            connection.End(Delivery.OwnerDied);
    }
}
