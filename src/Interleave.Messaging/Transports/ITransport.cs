namespace Interleave.Messaging.Transports;

/// <summary>What carries frames between processes that know each other by name.</summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>Lets others connect to this process under a name.</summary>
    /// <exception cref="IOException">Another one has the name.</exception>
    ValueTask<IListener> ListenAsync(string process, CancellationToken token = default);

    /// <summary>Connects to the process of a name.</summary>
    /// <exception cref="IOException">Nobody listens under the name.</exception>
    ValueTask<ILink> ConnectAsync(string process, CancellationToken token = default);
}

/// <summary>Where others connect.</summary>
public interface IListener : IAsyncDisposable
{
    /// <summary>The next link; <see langword="null"/> when this is disposed of.</summary>
    ValueTask<ILink?> AcceptAsync();
}
