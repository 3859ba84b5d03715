using Interleave.Messaging.Transports;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Interleave.Messaging.RabbitMq;

/// <summary>Between machines, by way of a RabbitMQ broker.</summary>
/// <remarks>
/// A process has a queue as its door, where others ask for a link; each direction of a link has a durable queue. What the broker deletes by
/// itself when the connection ends (exclusive queues) shows who is still there.
/// </remarks>
public sealed class RabbitMqTransport : ITransport
{
    private readonly SemaphoreSlim _connecting = new(1);
    private IConnection? _connection;

    /// <summary>By way of a broker.</summary>
    public RabbitMqTransport(RabbitMqOptions options) => Options = options;

    internal RabbitMqOptions Options { get; }

    /// <inheritdoc />
    public async ValueTask<IListener> ListenAsync(string process, CancellationToken token = default)
    {
        // Of its own: the door is there as long as this connection, and no other one can have it.
        IConnection connection = await OpenAsync(token).ConfigureAwait(false);
        try
        {
            return await RabbitMqListener.StartAsync(Options, connection, DoorOf(process), token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (failure is OperationInterruptedException)
                throw new IOException($"There is a process named {process} already, or the broker refuses: {failure.Message}", failure);
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask<ILink> ConnectAsync(string process, CancellationToken token = default)
    {
        IConnection connection;
        await _connecting.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (_connection?.IsOpen != true)
                _connection = await OpenAsync(token).ConfigureAwait(false);
            connection = _connection;
        }
        finally
        {
            _connecting.Release();
        }
        string id = Guid.NewGuid().ToString("N");
        RabbitMqLink link = await RabbitMqLink.OpenAsync(Options, connection, id, here: "a", there: "b", token).ConfigureAwait(false);
        try
        {
            await link.KnockAsync(DoorOf(process), id, token).ConfigureAwait(false);
            return link;
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private string DoorOf(string process) => $"{Options.Prefix}.door.{process}";

    private async Task<IConnection> OpenAsync(CancellationToken token)
    {
        // A connection that is lost ends its links: whoever sends again makes new ones.
        var factory = new ConnectionFactory { Uri = Options.Broker, AutomaticRecoveryEnabled = false };
        try
        {
            return await factory.CreateConnectionAsync(token).ConfigureAwait(false);
        }
        catch (BrokerUnreachableException failure)
        {
            throw new IOException($"No broker answers at {Options.Broker.Host}:{Options.Broker.Port}: start RabbitMQ, or say where it is.", failure);
        }
    }
}
