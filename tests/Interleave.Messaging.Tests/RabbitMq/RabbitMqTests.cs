using Interleave.Messaging.RabbitMq;
using Interleave.Messaging.Tests.Mailboxes;
using Interleave.Messaging.Transports;
using Xunit;

namespace Interleave.Messaging.Tests.RabbitMq;

[Trait("Slow", "starts a RabbitMQ node")]
public sealed class RabbitMqTests(RabbitMqNode node) : TransportContract
{
    // A prefix of its own for each test: names of processes come again.
    protected override async ValueTask<ITransport> MakeTransportAsync() =>
        new RabbitMqTransport(await node.StartedAsync() with { Prefix = $"interleave-{Guid.NewGuid():N}" });

    public override async ValueTask DisposeAsync()
    {
        if (Transport is not null)
            await base.DisposeAsync();
    }

    [Fact]
    public async Task Broker_ThatIsNotThere_IsAnError()
    {
        await using var transport = new RabbitMqTransport(new RabbitMqOptions { Broker = new Uri("amqp://127.0.0.1:1/") });

        Assert.Contains("No broker answers", (await Assert.ThrowsAsync<IOException>(async () => await transport.ConnectAsync("nobody"))).Message, StringComparison.Ordinal);
    }
}
