using System.Net.Sockets;
using Interleave.Messaging.Rpc;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Processes;

/// <summary>What the other process of a test of mailboxes does.</summary>
static class MessagingRoles
{
    /// <summary>Owns mailboxes in a folder of sockets, and serves calls, until it is killed.</summary>
    public static async Task OwnAsync(string folder)
    {
        await using PostOffice office = await PostOffice.OpenAsync("owner", new UnixSocketTransport(folder));
        using Mailbox<int> room = office.Allocate<int>("room for one", new MailboxOptions { Capacity = 1 });
        using Mailbox<int> echo = office.Allocate<int>("echo");
        await using RpcServer server = RpcServer.Start<ISlowService>(office, "service", new SlowService());
        Console.WriteLine("ready");
        while (true)
        {
            Received<int> received = await echo.ReceiveAsync();
            await office.SendAsync(received.Message, received.Sender);
        }
    }

    /// <summary>Connects to a socket and says what came of it: the number of bytes that were answered, or an error.</summary>
    public static async Task VisitAsync(string path)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            Console.WriteLine($"answered {await socket.ReceiveAsync(new byte[100])}");
        }
        catch (SocketException failure)
        {
            Console.WriteLine(failure.SocketErrorCode);
        }
    }

    private sealed class SlowService : ISlowService
    {
        public Task<int> AnswerAsync() => Task.FromResult(42);

        public Task NeverAsync() => Task.Delay(Timeout.Infinite);
    }
}

/// <summary>A service that answers at once or never.</summary>
public interface ISlowService
{
    /// <summary>Answers.</summary>
    Task<int> AnswerAsync();

    /// <summary>Does not.</summary>
    Task NeverAsync();
}
