using System.Text;
using System.Threading.Channels;
using Interleave.Messaging.Transports;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Interleave.Messaging.RabbitMq;

/// <summary>The door of a process: a queue that only its connection reads, and that ends with it.</summary>
internal sealed class RabbitMqListener : IListener
{
    private readonly RabbitMqOptions _options;
    private readonly IConnection _connection;
    private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();

    private RabbitMqListener(RabbitMqOptions options, IConnection connection) => (_options, _connection) = (options, connection);

    public static async Task<RabbitMqListener> StartAsync(RabbitMqOptions options, IConnection connection, string door, CancellationToken token)
    {
        var listener = new RabbitMqListener(options, connection);
        connection.ConnectionShutdownAsync += (_, _) =>
        {
            listener._asked.Writer.TryComplete();
            return Task.CompletedTask;
        };
        IChannel channel = await connection.CreateChannelAsync(cancellationToken: token).ConfigureAwait(false);
        await channel.QueueDeclareAsync(door, durable: false, exclusive: true, autoDelete: true, cancellationToken: token).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, knock) =>
        {
            listener._asked.Writer.TryWrite(Encoding.ASCII.GetString(knock.Body.Span));
            await channel.BasicAckAsync(knock.DeliveryTag, multiple: false).ConfigureAwait(false);
        };
        await channel.BasicConsumeAsync(door, autoAck: false, consumer, token).ConfigureAwait(false);
        return listener;
    }

    public async ValueTask<ILink?> AcceptAsync()
    {
        while (await _asked.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            // A knock is the name of a link; what is not is no concern of ours.
            if (!_asked.Reader.TryRead(out string? id) || !Guid.TryParseExact(id, "N", out _))
                continue;
            try
            {
                RabbitMqLink link = await RabbitMqLink.OpenAsync(_options, _connection, id, here: "b", there: "a", CancellationToken.None).ConfigureAwait(false);
                await link.AnswerAsync().ConfigureAwait(false);
                return link;
            }
            catch (IOException)
            {
                // Whoever knocked has gone.
            }
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _asked.Writer.TryComplete();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
