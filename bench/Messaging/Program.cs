using System.Runtime.Versioning;
using Interleave.Bench.Messaging;

[assembly: UnsupportedOSPlatform("windows")]

// dotnet run -c Release --project bench/Messaging [amqp://guest:guest@127.0.0.1:5672/]
// Started by itself with a role, it is the process at the other end.
if (args is ["sink", var way, .. var rest])
{
    await Sink.RunAsync(way, rest);
    return;
}

Console.WriteLine("| way | payload | messages/s | MB/s | round trip p50 | p99 | p99.9 |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (int payload in new[] { 8, 1_024, 65_536 })
{
    await Table.RowAsync("in process: Channel<T>, not copied", payload, () => Task.FromResult<IWay>(new ChannelWay()));
    await Table.RowAsync("in process: connection to a mailbox", payload, MailboxWay.InProcessAsync);
    await Table.RowAsync("processes: anonymous pipes", payload, StreamWay.PipesAsync);
    await Table.RowAsync("processes: loopback TCP", payload, StreamWay.TcpAsync);
    await Table.RowAsync("processes: connection to a mailbox, Unix socket", payload, MailboxWay.UnixSocketAsync);
    if (args is [var broker])
    {
        await Table.RowAsync("RabbitMQ, confirms", payload, () => MailboxWay.RabbitMqAsync(broker, confirms: true));
        await Table.RowAsync("RabbitMQ, no confirms", payload, () => MailboxWay.RabbitMqAsync(broker, confirms: false));
    }
}
