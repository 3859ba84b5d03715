using System.Net.Sockets;
using System.Text;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Pool;
using Interleave.Messaging.Pool.Processes;

namespace Interleave.Messaging.Processes;

/// <summary>Workers that do what the request says: work, die, hang, leak, or send what no worker may send.</summary>
internal static class PoolWorkers
{
    private static readonly List<byte[]> Leaked = [];

    public static Task RunAsync() => PoolWorker.RunAsync(static async request => Encoding.UTF8.GetBytes(await AnswerAsync(Encoding.UTF8.GetString(request.Span))));

    /// <summary>A pool whose process the test kills: tells the processes of its workers, one of which hangs.</summary>
    public static async Task RunParentAsync()
    {
        await using ProcessPool pool = ProcessPool.Start(new() { Arguments = ["pool-worker"], Workers = 2 });
        await pool.WaitUntilReadyAsync();
        _ = pool.SendAsync("hang"u8.ToArray());
        Console.WriteLine(string.Join(' ', pool.ProcessIds));
        await Console.In.ReadToEndAsync();
    }

    /// <summary>A worker that speaks without the library, so that it can say anything.</summary>
    public static async Task<int> RunRawAsync()
    {
        WorkerTicket ticket = WorkerTicket.Take();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(ticket.Socket));
        using var stream = new NetworkStream(socket);
        using var reader = new FrameReader(stream);
        using var writer = new FrameWriter(stream, int.MaxValue);
        await PoolProtocol.WriteAsync(writer, PoolProtocol.Hello, ticket.Worker, Encoding.ASCII.GetBytes(ticket.Token));
        while (await reader.ReadAsync() is { } frame)
        {
            PoolMessage request = PoolProtocol.Read(frame);
            string wish = Encoding.UTF8.GetString(request.Payload.Span);
            switch (wish)
            {
                case "garbage":
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                    break;
                case "oversized":
                    await PoolProtocol.WriteAsync(writer, PoolProtocol.Answer, request.Number, new byte[ticket.MaxMessageSize + 1]);
                    break;
                case "version":
                    await stream.WriteAsync(new byte[] { (byte)'I', FrameFormat.Version + 1, PoolProtocol.Answer, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
                    break;
                case "short":
                    await writer.WriteAsync(PoolProtocol.Answer, new byte[3]);
                    break;
                case "kind":
                    await PoolProtocol.WriteAsync(writer, PoolProtocol.Request, request.Number, request.Payload);
                    break;
                case "number":
                    await PoolProtocol.WriteAsync(writer, PoolProtocol.Answer, request.Number + 1, request.Payload);
                    break;
                case "half":
                    await stream.WriteAsync(new byte[] { (byte)'I', FrameFormat.Version, PoolProtocol.Answer, 0, 100, 0, 0, 0, 1, 2 });
                    socket.Shutdown(SocketShutdown.Send);
                    break;
                default:
                    await PoolProtocol.WriteAsync(writer, PoolProtocol.Answer, request.Number, request.Payload);
                    break;
            }
        }
        // Told to end, it does not.
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private static async Task<string> AnswerAsync(string request)
    {
        string[] words = request.Split(' ', 2);
        switch (words[0])
        {
            case "die":
                Environment.Exit(3);
                break;
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "wait":
                await Task.Delay(Timeout.Infinite);
                break;
            case "throw":
                throw new InvalidOperationException("not this one");
            case "leak":
                byte[] block = GC.AllocateUninitializedArray<byte>(int.Parse(words[1]) << 20);
                Array.Fill(block, (byte)1);
                Leaked.Add(block);
                break;
            case "long":
                return new string('x', int.Parse(words[1]));
        }
        return request == "process" ? Environment.ProcessId.ToString() : request;
    }
}
