namespace Interleave.Messaging.Transports;

/// <summary>A transport for tests, which loses, doubles and reorders what another one would carry.</summary>
/// <param name="inner">The other transport, which is disposed of with this one.</param>
/// <param name="faults">What happens to which frame.</param>
public sealed class UnreliableTransport(ITransport inner, IFaults faults) : ITransport
{
    /// <inheritdoc />
    public async ValueTask<IListener> ListenAsync(string process, CancellationToken token = default) =>
        new Listener(await inner.ListenAsync(process, token).ConfigureAwait(false), faults);

    /// <inheritdoc />
    public async ValueTask<ILink> ConnectAsync(string process, CancellationToken token = default) =>
        new UnreliableLink(await inner.ConnectAsync(process, token).ConfigureAwait(false), faults);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Listener(IListener inner, IFaults faults) : IListener
    {
        public async ValueTask<ILink?> AcceptAsync() =>
            await inner.AcceptAsync().ConfigureAwait(false) is { } link ? new UnreliableLink(link, faults) : null;

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
