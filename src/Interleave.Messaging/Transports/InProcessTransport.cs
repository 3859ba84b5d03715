using System.Threading.Channels;

namespace Interleave.Messaging.Transports;

/// <summary>Between post offices of one process: those that have the same instance reach each other.</summary>
public sealed class InProcessTransport : ITransport
{
    private readonly Lock _guard = new();
    private readonly Dictionary<string, Listener> _listeners = [];

    /// <inheritdoc />
    public ValueTask<IListener> ListenAsync(string process, CancellationToken token = default)
    {
        var listener = new Listener(this, process);
        lock (_guard)
        {
            if (!_listeners.TryAdd(process, listener))
                throw new IOException($"There is a post office named {process} already.");
        }
        return new ValueTask<IListener>(listener);
    }

    /// <inheritdoc />
    public ValueTask<ILink> ConnectAsync(string process, CancellationToken token = default)
    {
        Listener? listener;
        lock (_guard)
            _listeners.TryGetValue(process, out listener);
        (InProcessLink here, InProcessLink there) = InProcessLink.Pair();
        if (listener is null || !listener.Links.Writer.TryWrite(there))
            throw new IOException($"There is no post office named {process}.");
        return new ValueTask<ILink>(here);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => default;

    private sealed class Listener(InProcessTransport transport, string process) : IListener
    {
        public Channel<InProcessLink> Links { get; } = Channel.CreateUnbounded<InProcessLink>();

        public async ValueTask<ILink?> AcceptAsync()
        {
            while (await Links.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                if (Links.Reader.TryRead(out InProcessLink? link))
                    return link;
            }
            return null;
        }

        public async ValueTask DisposeAsync()
        {
            lock (transport._guard)
                transport._listeners.Remove(process);
            Links.Writer.TryComplete();
            // Those that had connected and were not yet accepted.
            while (Links.Reader.TryRead(out InProcessLink? link))
                await link.DisposeAsync().ConfigureAwait(false);
        }
    }
}
