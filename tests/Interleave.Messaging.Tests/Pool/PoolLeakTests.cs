using System.Net.Sockets;
using Interleave.Messaging.Pool;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>What goes wrong leaves no file open, no process and no socket's file.</summary>
[Trait("Slow", "starts processes")]
[Collection(nameof(OpenFiles))]
public sealed class PoolLeakTests
{
    [Fact]
    public async Task Strangers_Many_LeaveNothingOpen()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options());
        await BotherAsync(pool);
        int before = OpenFiles.Count;

        for (int i = 0; i < 50; i++)
            await BotherAsync(pool);

        await OpenFiles.AreAtMostAsync(before + 2);
        Assert.Equal("still", await pool.AskAsync("still"));
    }

    [Fact]
    public async Task Workers_ThatMisbehaveAndDie_LeaveNothing()
    {
        await UseAsync();
        int before = OpenFiles.Count;

        for (int i = 0; i < 3; i++)
            await UseAsync();

        await OpenFiles.AreAtMostAsync(before + 2);

        static async Task UseAsync()
        {
            ProcessPoolOptions options = TestPool.Options(role: "pool-raw-worker");
            ProcessPool pool = await TestPool.StartAsync(options);
            string folder = Path.GetDirectoryName(pool.SocketPath)!;
            await pool.FailAsync("garbage", PoolError.BadAnswer);
            await pool.WaitUntilReadyAsync().WaitAsync(TestPool.Patience);
            IReadOnlyList<int> processes = pool.ProcessIds;
            Task end = pool.DisposeAsync().AsTask();
            // These workers do not end when they are told to.
            options.Time().Advance(options.StopDeadline);
            await end.WaitAsync(TestPool.Patience);
            Assert.DoesNotContain(processes, TestPool.IsAlive);
            Assert.False(Directory.Exists(folder));
        }
    }

    private static async Task BotherAsync(ProcessPool pool)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(pool.SocketPath));
        await socket.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
    }
}
