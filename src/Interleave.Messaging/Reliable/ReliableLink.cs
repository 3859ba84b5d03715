using System.Buffers.Binary;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Reliable;

/// <summary>Drives the protocol of one end of a link: numbers frames, sends them again, acknowledges, and puts them in order.</summary>
internal sealed class ReliableLink : ILink
{
    private const byte PacketKind = 1;
    private const byte AcknowledgementKind = 2;

    // Before a packet's message: its number, and the kind of the frame.
    private const int HeaderLength = sizeof(long) + 1;

    private readonly ILink _inner;
    private readonly Lock _guard = new();
    private readonly ISendingSide<byte[]> _sender;
    private readonly IReceivingSide<byte[]> _receiver;
    private readonly Timer _again;

    // A place for each frame that may be under way; given back when it has been acknowledged, or all at once at the end.
    private readonly SemaphoreSlim _places;

    // Of the one who receives.
    private readonly List<byte[]> _inTurn = [];
    private int _nextInTurn;

    // Under the guard: how many frames are under way.
    private int _underWay;
    private volatile bool _hasEnded;

    public ReliableLink(ILink inner, ReliableOptions options)
    {
        _inner = inner;
        SequenceSpace space = SequenceSpace.Endless;
        (_sender, _receiver) = options.Window == 1
            ? ((ISendingSide<byte[]>)new StopAndWaitSender<byte[]>(space), (IReceivingSide<byte[]>)new StopAndWaitReceiver<byte[]>(space))
            : (new SlidingWindowSender<byte[]>(space, options.Window), new SlidingWindowReceiver<byte[]>(space, options.Window));
        _places = new SemaphoreSlim(options.Window);
        _again = new Timer(static link => ((ReliableLink)link!).SendAgain(), this, options.Patience, options.Patience);
    }

    public ValueTask SendAsync(Frame frame, bool atOnce = true)
    {
        byte[] message = new byte[1 + frame.Payload.Length];
        message[0] = frame.Kind;
        frame.Payload.CopyTo(message.AsMemory(1));
        return _places.Wait(0) ? SendNow(message) : SendLaterAsync(message);
    }

    public async ValueTask<Frame?> ReceiveAsync()
    {
        while (_nextInTurn == _inTurn.Count)
        {
            _inTurn.Clear();
            _nextInTurn = 0;
            Frame? received = null;
            try
            {
                received = await _inner.ReceiveAsync().ConfigureAwait(false);
            }
            finally
            {
                if (received is null)
                    End();
            }
            if (received is not { } frame)
                return null;
            Handle(frame);
        }
        byte[] message = _inTurn[_nextInTurn++];
        return new Frame(message[0], message.AsMemory(1));
    }

    public ValueTask DisposeAsync()
    {
        End();
        return _inner.DisposeAsync();
    }

    private async ValueTask SendLaterAsync(byte[] message)
    {
        await _places.WaitAsync().ConfigureAwait(false);
        await SendNow(message).ConfigureAwait(false);
    }

    private ValueTask SendNow(byte[] message)
    {
        if (_hasEnded)
            throw new IOException("The link has ended.");
        Packet<byte[]> packet;
        lock (_guard)
        {
            packet = _sender.Send(message);
            _underWay++;
        }
        return _inner.SendAsync(Encode(packet));
    }

    private void Handle(Frame frame)
    {
        if (frame.Kind == AcknowledgementKind && frame.Payload.Length == sizeof(long))
            Acknowledge(BinaryPrimitives.ReadInt64LittleEndian(frame.Payload.Span));
        else if (frame.Kind == PacketKind && frame.Payload.Length >= HeaderLength)
            SendQuietly(new Frame(AcknowledgementKind, BitConverter.GetBytes(_receiver.Receive(Decode(frame), _inTurn))));
        else
            throw new FrameException(FrameFault.Malformed, $"A frame of kind {frame.Kind} and {frame.Payload.Length} bytes is none of this protocol: use a reliable transport at both ends.");
    }

    private void Acknowledge(long next)
    {
        int free = 0;
        lock (_guard)
        {
            _sender.Acknowledge(next);
            var left = new List<Packet<byte[]>>();
            _sender.AddUnacknowledged(left);
            free = _underWay - left.Count;
            _underWay = left.Count;
        }
        if (free > 0)
            _places.Release(free);
    }

    private void SendAgain()
    {
        var packets = new List<Packet<byte[]>>();
        lock (_guard)
            _sender.AddUnacknowledged(packets);
        foreach (Packet<byte[]> packet in packets)
            SendQuietly(Encode(packet));
    }

    // What is lost so is sent again; that the link has ended is seen by who receives.
    private async void SendQuietly(Frame frame)
    {
        try
        {
            await _inner.SendAsync(frame).ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }

    private void End()
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        _again.Dispose();
        // Whoever waits for a place goes on, and finds that it has ended.
        _places.Release(int.MaxValue / 2);
    }

    private static Frame Encode(Packet<byte[]> packet)
    {
        byte[] payload = new byte[sizeof(long) + packet.Message.Length];
        BinaryPrimitives.WriteInt64LittleEndian(payload, packet.Number);
        packet.Message.CopyTo(payload, sizeof(long));
        return new Frame(PacketKind, payload);
    }

    private static Packet<byte[]> Decode(Frame frame) =>
        new(BinaryPrimitives.ReadInt64LittleEndian(frame.Payload.Span), frame.Payload[sizeof(long)..].ToArray());
}
