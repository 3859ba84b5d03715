using System.Net.Sockets;
using System.Runtime.Versioning;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Pool;
using Interleave.Messaging.Pool.Processes;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>Workers that send what no worker may send, and strangers at the pool's socket: one clear error each, and nothing is left behind.</summary>
[Trait("Slow", "starts processes")]
public sealed class PoolBadInputTests
{
    [Theory]
    [InlineData("garbage", "no frame")]
    [InlineData("oversized", "longer than")]
    [InlineData("version", "version")]
    [InlineData("short", "3 bytes")]
    [InlineData("kind", "kind 2")]
    [InlineData("number", "does not have")]
    public async Task Worker_ThatSendsNoAnswer_IsKilledAndCostsOneRequest(string how, string message)
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options(role: "pool-raw-worker") with { MaxMessageSize = 1000 });
        Assert.Equal("before", await pool.AskAsync("before"));
        int process = Assert.Single(pool.ProcessIds);

        ProcessPoolException failure = await pool.FailAsync(how, PoolError.BadAnswer);

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal("after", await pool.AskAsync("after"));
        await TestPool.EventuallyAsync(() => !TestPool.IsAlive(process));
        pool.ProcessIds.ToList().ForEach(TestPool.Kill);
    }

    [Fact]
    public async Task Worker_ThatClosesHalfWay_IsKilledAfterAWhile()
    {
        ProcessPoolOptions options = TestPool.Options(role: "pool-raw-worker");
        await using ProcessPool pool = await TestPool.StartAsync(options);
        int process = Assert.Single(pool.ProcessIds);
        Task<ProcessPoolException> lost = pool.FailAsync("half", PoolError.WorkerDied);
        Task<string> next = pool.AskAsync("next");

        // The next one is answered by a worker that was started when this one had closed.
        Assert.Equal("next", await next);
        options.Time().Advance(options.StopDeadline);

        Assert.Contains("signal 9", (await lost).Message, StringComparison.Ordinal);
        Assert.False(TestPool.IsAlive(process));
        pool.ProcessIds.ToList().ForEach(TestPool.Kill);
    }

    [Fact]
    public async Task Worker_ThatDoesNotEndWhenTold_IsKilled()
    {
        ProcessPoolOptions options = TestPool.Options(role: "pool-raw-worker");
        ProcessPool pool = await TestPool.StartAsync(options);
        int process = Assert.Single(pool.ProcessIds);

        Task end = pool.DisposeAsync().AsTask();
        Assert.True(TestPool.IsAlive(process));
        options.Time().Advance(options.StopDeadline);

        await end.WaitAsync(TestPool.Patience);
        Assert.False(TestPool.IsAlive(process));
    }

    [Fact]
    public async Task Worker_ThatIsNeverReady_IsKilled()
    {
        ProcessPoolOptions options = TestPool.Options(role: "wait") with { CrashLimit = 1 };
        await using ProcessPool pool = ProcessPool.Start(options);
        Task<ProcessPoolException> waits = pool.FailAsync("anything", PoolError.CrashLoop);
        await TestPool.EventuallyAsync(() => pool.ProcessIds.Count == 1);
        int process = Assert.Single(pool.ProcessIds);

        await TestPool.EventuallyAsync(() =>
        {
            options.Time().Advance(options.StartDeadline);
            return waits.IsCompleted;
        });

        Assert.Contains("not ready", (await waits).Message, StringComparison.Ordinal);
        Assert.False(TestPool.IsAlive(process));
    }

    [Fact]
    public async Task Request_ThatIsTooLong_IsRefused()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options() with { MaxMessageSize = 100 });

        await Assert.ThrowsAsync<ArgumentException>(() => pool.SendAsync(new byte[101]));
        ProcessPoolException failure = await pool.FailAsync("long 101", PoolError.HandlerFailed);

        Assert.Contains("longer than", failure.Message, StringComparison.Ordinal);
        Assert.Equal(100, (await pool.AskAsync("long 100")).Length);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("garbage")]
    [InlineData("half a frame")]
    [InlineData("a token of its own")]
    [InlineData("a token of its own for a worker that is there")]
    public async Task Stranger_AtTheSocket_IsLetGo(string what)
    {
        ProcessPoolOptions options = TestPool.Options();
        await using ProcessPool pool = await TestPool.StartAsync(options);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(pool.SocketPath));
        using var stream = new NetworkStream(socket);
        using var writer = new FrameWriter(stream);

        switch (what)
        {
            case "nothing":
                socket.Shutdown(SocketShutdown.Send);
                break;
            case "garbage":
                await stream.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
                break;
            case "half a frame":
                await stream.WriteAsync(new byte[] { (byte)'I', FrameFormat.Version, PoolProtocol.Hello, 0, 100, 0, 0, 0 });
                socket.Shutdown(SocketShutdown.Send);
                break;
            case "a token of its own":
                await PoolProtocol.WriteAsync(writer, PoolProtocol.Hello, 99, new byte[32]);
                break;
            default:
                await PoolProtocol.WriteAsync(writer, PoolProtocol.Hello, 1, new byte[32]);
                break;
        }

        Assert.Equal(0, await ReadToEndAsync(socket));
        Assert.Equal("still", await pool.AskAsync("still"));
    }

    [Fact]
    public async Task Stranger_WhoSaysNothing_IsLetGoAfterAWhile()
    {
        ProcessPoolOptions options = TestPool.Options();
        await using ProcessPool pool = await TestPool.StartAsync(options);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(pool.SocketPath));
        Task<int> end = ReadToEndAsync(socket);

        await TestPool.EventuallyAsync(() =>
        {
            options.Time().Advance(options.StartDeadline);
            return end.IsCompleted;
        });

        Assert.Equal(0, await end);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Socket_OfAPool_IsForThisUserOnly()
    {
        await using ProcessPool pool = ProcessPool.Start(TestPool.Options());

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(pool.SocketPath)!));
    }

    // A connection that is closed with something unread is reset.
    private static async Task<int> ReadToEndAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1]).WaitAsync(TestPool.Patience);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
