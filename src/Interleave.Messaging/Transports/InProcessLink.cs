using System.Threading.Channels;
using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Transports;

/// <summary>One end of a link inside a process.</summary>
internal sealed class InProcessLink : ILink
{
    private readonly Channel<Frame> _in;
    private readonly Channel<Frame> _out;

    private InProcessLink(Channel<Frame> receives, Channel<Frame> sends) => (_in, _out) = (receives, sends);

    /// <summary>Both ends of a new one.</summary>
    public static (InProcessLink, InProcessLink) Pair()
    {
        var there = Channel.CreateUnbounded<Frame>();
        var back = Channel.CreateUnbounded<Frame>();
        return (new InProcessLink(back, there), new InProcessLink(there, back));
    }

    public ValueTask SendAsync(Frame frame, bool atOnce = true)
    {
        if (!_out.Writer.TryWrite(frame with { Payload = frame.Payload.ToArray() }))
            throw new IOException("The link has ended.");
        return default;
    }

    public async ValueTask<Frame?> ReceiveAsync()
    {
        while (await _in.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            if (_in.Reader.TryRead(out Frame frame))
                return frame;
        }
        return null;
    }

    public ValueTask DisposeAsync()
    {
        _out.Writer.TryComplete();
        _in.Writer.TryComplete();
        return default;
    }
}
