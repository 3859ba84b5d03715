using System.Diagnostics;
using System.IO.Pipes;
using System.Net.Sockets;
using Interleave.Messaging;
using Interleave.Messaging.RabbitMq;
using Interleave.Messaging.Transports;

namespace Interleave.Bench.Messaging;

/// <summary>The other end of each way: takes what comes and answers what begins with a one.</summary>
internal static class Sink
{
    public static Process Start(string way, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["sink", way, .. arguments]) { RedirectStandardOutput = way is "unix" or "rabbit" })!;

    public static async Task RunAsync(string way, string[] arguments)
    {
        switch (way)
        {
            case "pipes":
                using (var reads = new AnonymousPipeClientStream(PipeDirection.In, arguments[0]))
                using (var writes = new AnonymousPipeClientStream(PipeDirection.Out, arguments[1]))
                    Echo(reads, writes);
                break;
            case "tcp":
                using (var client = new TcpClient("127.0.0.1", int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture)) { NoDelay = true })
                    Echo(client.GetStream(), client.GetStream());
                break;
            case "unix":
                await ServeAsync(new UnixSocketTransport(arguments[0]));
                break;
            default:
                await ServeAsync(new RabbitMqTransport(new RabbitMqOptions { Broker = new Uri(arguments[0]), Prefix = arguments[1], Confirms = bool.Parse(arguments[2]) }));
                break;
        }
    }

    public static async Task EchoAsync(PostOffice office)
    {
        using Mailbox<byte[]> box = office.Allocate<byte[]>("in", new MailboxOptions { Capacity = 1024 });
        Connection<byte[]>? back = null;
        try
        {
            while (true)
            {
                Received<byte[]> received = await box.ReceiveAsync();
                if (received.Message[0] != 1)
                    continue;
                back ??= await office.ConnectAsync<byte[]>(received.Sender);
                await back.SendAsync(received.Message);
            }
        }
        catch (ObjectDisposedException)
        {
            // The post office was closed.
        }
    }

    private static async Task ServeAsync(ITransport transport)
    {
        PostOffice office = await PostOffice.OpenAsync("sink", transport);
        Task echo = EchoAsync(office);
        Console.WriteLine("ready");
        await echo;
    }

    private static void Echo(Stream reads, Stream writes)
    {
        byte[] buffer = new byte[sizeof(int) + 65_536], answer = new byte[sizeof(int) + 65_536];
        using var buffered = new BufferedStream(reads, 65_536);
        for (int length; (length = StreamWay.Read(buffered, buffer)) >= 0;)
        {
            if (buffer[0] == 1)
                StreamWay.Write(writes, answer, buffer.AsSpan(0, length), isAsked: true);
        }
    }
}
