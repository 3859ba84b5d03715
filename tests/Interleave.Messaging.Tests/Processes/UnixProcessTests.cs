using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Processes;
using Interleave.Messaging.Rpc;
using Interleave.Messaging.Transports;
using Xunit;

namespace Interleave.Messaging.Tests.Processes;

/// <summary>Processes that are killed, and strangers that connect.</summary>
[Trait("Slow", "starts processes")]
[UnsupportedOSPlatform("windows")]
public sealed class UnixProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Owner_Killed_IsAnErrorOfAllWhoWait()
    {
        using OtherProcess owner = OtherProcess.Start("own-mailboxes", _folder);
        Assert.Equal("ready", await owner.ReadLineAsync());
        await using PostOffice office = await PostOffice.OpenAsync("sender", new UnixSocketTransport(_folder));
        using Mailbox<int> answers = office.Allocate<int>("answers");
        await office.SendAsync(7, new Address("owner", "echo"), answers.Address);
        Assert.Equal(7, (await answers.ReceiveFromAsync(new Address("owner"), TestContext.Current.CancellationToken)).Message);
        var room = new Address("owner", "room for one");
        await office.SendAsync(1, room);
        Task waits = office.SendAsync(2, room).AsTask();
        Task unreceived = office.SendAndWaitAsync(3, room).AsTask();
        await using Connection<int> connection = await office.ConnectAsync<int>(room);
        await connection.SendAsync(4);

        owner.Kill();

        foreach (Task task in new[] { waits, unreceived, connection.CompleteAsync().AsTask() })
            Assert.Equal(UndeliveredReason.OwnerDied, (await Assert.ThrowsAsync<UndeliveredException>(() => task)).Reason);
        Assert.Equal(UndeliveredReason.NoSuchProcess, (await Assert.ThrowsAsync<UndeliveredException>(async () => await office.SendAsync(5, room))).Reason);
        using OtherProcess again = OtherProcess.Start("own-mailboxes", _folder);
        Assert.Equal("ready", await again.ReadLineAsync());
        await office.SendAsync(6, room);
    }

    [Fact]
    public async Task Server_Killed_FailsTheCallsInFlight()
    {
        using OtherProcess owner = OtherProcess.Start("own-mailboxes", _folder);
        Assert.Equal("ready", await owner.ReadLineAsync());
        await using PostOffice office = await PostOffice.OpenAsync("client", new UnixSocketTransport(_folder));
        await using var client = new RpcClient<ISlowService>(office, new Address("owner", "service"));
        Assert.Equal(42, await client.Service.AnswerAsync());
        Task[] inFlight = [client.Service.NeverAsync(), client.Service.NeverAsync()];
        Assert.Equal(42, await client.Service.AnswerAsync());

        owner.Kill();

        foreach (Task call in inFlight)
            Assert.Equal(UndeliveredReason.OwnerDied, (await Assert.ThrowsAsync<UndeliveredException>(() => call)).Reason);
        using OtherProcess again = OtherProcess.Start("own-mailboxes", _folder);
        Assert.Equal("ready", await again.ReadLineAsync());
        Assert.Equal(42, await client.Service.AnswerAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stranger_IsKeptOut(bool folderIsOpen)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can be somebody else.");
        await using PostOffice office = await PostOffice.OpenAsync("owner", new UnixSocketTransport(_folder));
        string socket = Path.Combine(_folder, "owner.socket");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
        if (folderIsOpen)
        {
            // Somebody has opened both to everyone: then who it is decides.
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
            File.SetUnixFileMode(socket, (UnixFileMode)0b110_110_110);
        }

        using OtherProcess stranger = OtherProcess.StartAs(65534, "visit-socket", socket);
        using OtherProcess friend = OtherProcess.Start("visit-socket", socket);

        Assert.Equal(folderIsOpen ? "answered 0" : "AccessDenied", await stranger.ReadLineAsync());
    }

    [Fact]
    public async Task Folder_OpenToOthers_IsRefused()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);

        Assert.Contains("Others than its owner", Assert.Throws<IOException>(() => new UnixSocketTransport(_folder)).Message, StringComparison.Ordinal);
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_000_000);
        await Assert.ThrowsAsync<ArgumentException>(async () => await new UnixSocketTransport(_folder).ConnectAsync("../else"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("I\u0002\u0001\0\0\0\0\0")]
    [InlineData("I\u0001\u0001\0\u00ff\u00ff\u00ff\u007f")]
    [InlineData("I\u0001\u0001\0\u0009\0\0\0ab")]
    [InlineData("I\u0001\u0007\0\u0003\0\0\0abc")]
    [InlineData("I\u0001\u0001\0\u0003\0\0\0\u0001\0xI\u0001\u0002\0\u0002\0\0\0ab")]
    [InlineData("I\u0001\u0001\0\u0003\0\0\0\u0001\0xI\u0001\u0063\0\u0008\0\0\0abcdefgh")]
    public async Task Garbage_EndsItsOwnLinkOnly(string bytes)
    {
        await using PostOffice owner = await PostOffice.OpenAsync("owner", new UnixSocketTransport(_folder));
        using Mailbox<int> box = owner.Allocate<int>("box");
        await using PostOffice sender = await PostOffice.OpenAsync("sender", new UnixSocketTransport(_folder));
        await sender.SendAsync(1, box.Address);

        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_folder, "owner.socket")));
            await socket.SendAsync(Encoding.Latin1.GetBytes(bytes));
            // Half-closed: nothing more comes, but it still listens; the other side closes.
            socket.Shutdown(SocketShutdown.Send);
            byte[] answer = new byte[1_000];
            while (await socket.ReceiveAsync(answer) > 0)
            {
            }
        }

        await sender.SendAsync(2, box.Address);
        Assert.Equal(2, box.Count);
    }

    [Fact]
    public async Task Message_TooLong_IsAnErrorOfItsSenderOnly()
    {
        await using PostOffice owner = await PostOffice.OpenAsync("owner", new UnixSocketTransport(_folder, maximum: 1_000));
        using Mailbox<byte[]> box = owner.Allocate<byte[]>("box");
        await using PostOffice sender = await PostOffice.OpenAsync("sender", new UnixSocketTransport(_folder, maximum: 1_000));

        Assert.Equal(FrameFault.Oversized, (await Assert.ThrowsAsync<FrameException>(async () => await sender.SendAsync(new byte[1_001], box.Address))).Fault);
        await sender.SendAsync(new byte[900], box.Address);

        Assert.Equal(1, box.Count);
    }

    [Fact]
    public async Task Links_ComingAndGoing_LeaveNoFileOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counts the files of the process where Linux shows them.");
        await using PostOffice owner = await PostOffice.OpenAsync("owner", new UnixSocketTransport(_folder));
        using Mailbox<int> box = owner.Allocate<int>("box");
        int Sockets() => Directory.GetFiles("/proc/self/fd").Count(f => new FileInfo(f).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
        int before = 0;
        for (int i = 0; i < 60; i++)
        {
            await using (PostOffice sender = await PostOffice.OpenAsync($"sender {i}", new UnixSocketTransport(_folder)))
                await sender.SendAsync(i, box.Address);
            if (i == 9)
                before = Sockets();
        }

        // The owner's ends are closed a little later, and other tests have sockets, too.
        while (Sockets() > before + 20)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(["owner.socket"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }
}
