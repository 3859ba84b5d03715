using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Reliable;

/// <summary>Over a transport that may lose, double and reorder frames, one that does not.</summary>
/// <param name="inner">The other transport, which is disposed of with this one.</param>
/// <param name="options">How it is made up for.</param>
public sealed class ReliableTransport(ITransport inner, ReliableOptions? options = null) : ITransport
{
    private readonly ReliableOptions _options = options ?? new ReliableOptions();

    /// <inheritdoc />
    public async ValueTask<IListener> ListenAsync(string process, CancellationToken token = default) =>
        new Listener(await inner.ListenAsync(process, token).ConfigureAwait(false), _options);

    /// <inheritdoc />
    public async ValueTask<ILink> ConnectAsync(string process, CancellationToken token = default) =>
        new ReliableLink(await inner.ConnectAsync(process, token).ConfigureAwait(false), _options);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Listener(IListener inner, ReliableOptions options) : IListener
    {
        public async ValueTask<ILink?> AcceptAsync() =>
            await inner.AcceptAsync().ConfigureAwait(false) is { } link ? new ReliableLink(link, options) : null;

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
