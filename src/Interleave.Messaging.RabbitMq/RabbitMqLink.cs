using System.Text;
using System.Threading.Channels;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Transports;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Interleave.Messaging.RabbitMq;

/// <summary>One end of a link: a durable queue for what comes, another one for what goes.</summary>
/// <remarks>
/// A message is acknowledged to the broker when the next one is asked for. Who is still there shows in an exclusive queue of each end, to which
/// a message is published from time to time that must be returned if the queue is gone.
/// </remarks>
internal sealed class RabbitMqLink : ILink
{
    private const byte EndKind = 0;

    // So many messages come, and go unconfirmed, at a time.
    private const ushort Window = 256;

    // A queue that nobody has read for so long is deleted: what a process that died leaves behind.
    private const int Expiry = 60_000;

    private readonly RabbitMqOptions _options;
    private readonly IChannel _channel;
    private readonly string _incoming, _outgoing, _alive, _otherAlive;
    private readonly Channel<(ulong Tag, Frame Frame)> _received = Channel.CreateUnbounded<(ulong, Frame)>();
    private readonly SemaphoreSlim _unconfirmed = new(Window);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();

    // Of the one who receives: messages that are done with and not yet acknowledged, the last of them.
    private int _unacknowledged;
    private ulong _lastTag;
    private int _isDisposed;

    private RabbitMqLink(RabbitMqOptions options, IChannel channel, string id, string here, string there)
    {
        (_options, _channel) = (options, channel);
        (_incoming, _outgoing) = ($"{options.Prefix}.link.{id}.{here}", $"{options.Prefix}.link.{id}.{there}");
        (_alive, _otherAlive) = ($"{options.Prefix}.alive.{id}.{here}", $"{options.Prefix}.alive.{id}.{there}");
    }

    public static async Task<RabbitMqLink> OpenAsync(RabbitMqOptions options, IConnection connection, string id, string here, string there, CancellationToken token)
    {
        try
        {
            IChannel channel = await connection.CreateChannelAsync(new CreateChannelOptions(options.Confirms, options.Confirms), token).ConfigureAwait(false);
            var link = new RabbitMqLink(options, channel, id, here, there);
            await link.BeginAsync(token).ConfigureAwait(false);
            return link;
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            throw Broken(failure);
        }
    }

    /// <summary>Asks a process to open the other end, and waits until it has.</summary>
    public async Task KnockAsync(string door, string id, CancellationToken token)
    {
        try
        {
            await PublishAsync(door, Encoding.ASCII.GetBytes(id)).ConfigureAwait(false);
            await _answered.Task.WaitAsync(_options.Patience, token).ConfigureAwait(false);
        }
        catch (TimeoutException failure)
        {
            throw new IOException($"Nobody answers at {door}.", failure);
        }
        _ = WatchAsync();
    }

    /// <summary>Tells the process that has knocked that this end is open.</summary>
    public async Task AnswerAsync()
    {
        await PublishAsync(_outgoing, default, "answer").ConfigureAwait(false);
        _ = WatchAsync();
    }

    public async ValueTask SendAsync(Frame frame, bool atOnce = true)
    {
        byte[] body = new byte[1 + frame.Payload.Length];
        body[0] = frame.Kind;
        frame.Payload.CopyTo(body.AsMemory(1));
        if (_ended.IsCancellationRequested)
            throw new IOException("The link has ended.");
        if (atOnce || !_options.Confirms)
        {
            await PublishAsync(_outgoing, body).ConfigureAwait(false);
            return;
        }
        await _unconfirmed.WaitAsync().ConfigureAwait(false);
        _ = ConfirmedAsync(PublishAsync(_outgoing, body));
    }

    public async ValueTask<Frame?> ReceiveAsync()
    {
        if (!_received.Reader.TryRead(out (ulong Tag, Frame Frame) received))
        {
            await AcknowledgeAsync().ConfigureAwait(false);
            if (!await _received.Reader.WaitToReadAsync().ConfigureAwait(false) || !_received.Reader.TryRead(out received))
                return null;
        }
        if (_unacknowledged >= Window / 2)
            await AcknowledgeAsync().ConfigureAwait(false);
        _lastTag = received.Tag;
        _unacknowledged++;
        return received.Frame;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        try
        {
            await PublishAsync(_outgoing, new byte[] { EndKind }).ConfigureAwait(false);
            await _channel.QueueDeleteAsync(_alive).ConfigureAwait(false);
            await _channel.QueueDeleteAsync(_incoming).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException || IsBroken(failure))
        {
            // The other end has gone, or the broker: it deletes what is left.
        }
        await EndAsync().ConfigureAwait(false);
        await _channel.DisposeAsync().ConfigureAwait(false);
    }

    private async Task BeginAsync(CancellationToken token)
    {
        _channel.ChannelShutdownAsync += (_, _) => EndAsync();
        var only = new Dictionary<string, object?> { ["x-max-length"] = 1 };
        await _channel.QueueDeclareAsync(_alive, durable: false, exclusive: true, autoDelete: false, only, cancellationToken: token).ConfigureAwait(false);
        // Either end may be the first to need a queue.
        foreach (string queue in new[] { _incoming, _outgoing })
        {
            var expires = new Dictionary<string, object?> { ["x-expires"] = Expiry };
            await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, expires, cancellationToken: token).ConfigureAwait(false);
        }
        await _channel.BasicQosAsync(0, Window, global: false, token).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += ArrivedAsync;
        await _channel.BasicConsumeAsync(_incoming, autoAck: false, consumer, token).ConfigureAwait(false);
    }

    private async Task ArrivedAsync(object sender, BasicDeliverEventArgs delivered)
    {
        if (delivered.BasicProperties.Type == "answer")
        {
            await _channel.BasicAckAsync(delivered.DeliveryTag, multiple: false).ConfigureAwait(false);
            _answered.TrySetResult();
            return;
        }
        // The body is the client's again after this.
        byte[] body = delivered.Body.ToArray();
        if (body.Length == 0 || body[0] == EndKind)
            await EndAsync().ConfigureAwait(false);
        else
            _received.Writer.TryWrite((delivered.DeliveryTag, new Frame(body[0], body.AsMemory(1))));
    }

    private async Task AcknowledgeAsync()
    {
        if (_unacknowledged == 0)
            return;
        _unacknowledged = 0;
        try
        {
            await _channel.BasicAckAsync(_lastTag, multiple: true).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(string queue, ReadOnlyMemory<byte> body, string? type = null)
    {
        try
        {
            var properties = new BasicProperties { Persistent = true };
            if (type is not null)
                properties.Type = type;
            await _channel.BasicPublishAsync(exchange: "", routingKey: queue, mandatory: _options.Confirms, properties, body).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            throw Broken(failure);
        }
    }

    private async Task ConfirmedAsync(Task publishing)
    {
        try
        {
            await publishing.ConfigureAwait(false);
        }
        catch (IOException)
        {
            await EndAsync().ConfigureAwait(false);
        }
        finally
        {
            _unconfirmed.Release();
        }
    }

    // Asks again and again whether the other end is there: the broker returns what it can bring to nobody.
    private async Task WatchAsync()
    {
        if (!_options.Confirms)
            return;
        try
        {
            using var timer = new PeriodicTimer(_options.Heartbeat);
            while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
                await PublishAsync(_otherAlive, default).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
        catch (IOException)
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    private async Task EndAsync()
    {
        _received.Writer.TryComplete();
        _answered.TrySetException(new IOException("The link has ended."));
        _ = _answered.Task.Exception;
        await _ended.CancelAsync().ConfigureAwait(false);
    }

    private static bool IsBroken(Exception failure) =>
        failure is AlreadyClosedException or OperationInterruptedException or PublishException or ObjectDisposedException or InvalidOperationException;

    private static IOException Broken(Exception failure) => new($"The broker does not take it: {failure.Message}", failure);
}
