using System.Diagnostics;
using Interleave.Messaging.Pool;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>What a pool does with real processes that work, die, hang and leak.</summary>
[Trait("Slow", "starts processes")]
public sealed class ProcessPoolTests
{
    [Fact]
    public async Task Requests_MoreThanFit_AreAllAnsweredEachWithItsOwn()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options(workers: 2) with { QueueCapacity = 4 });

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => pool.AskAsync($"{i}"))));

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), answers);
    }

    [Fact]
    public async Task Request_OfAnySize_ComesBack()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options());

        foreach (int length in new[] { 0, 1, 1000, 100_000, 10_000_000 })
            Assert.Equal(length, (await pool.SendAsync(new byte[length]).WaitAsync(TestPool.Patience)).Length);
    }

    [Fact]
    public async Task Worker_ThatDies_CostsOneRequest()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options(workers: 2));

        Task<ProcessPoolException> dies = pool.FailAsync("die", PoolError.WorkerDied);
        string[] others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => pool.AskAsync($"{i}")));

        Assert.Contains("exit code 3", (await dies).Message, StringComparison.Ordinal);
        Assert.Equal(20, others.Length);
        await pool.WaitUntilReadyAsync().WaitAsync(TestPool.Patience);
        Assert.Equal("again", await pool.AskAsync("again"));
    }

    [Fact]
    public async Task Worker_ThatIsKilled_IsReplaced()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options());
        Task<ProcessPoolException> lost = pool.FailAsync("wait", PoolError.WorkerDied);
        int process = Assert.Single(pool.ProcessIds);

        TestPool.Kill(process);

        Assert.Contains("signal 9", (await lost).Message, StringComparison.Ordinal);
        Assert.NotEqual($"{process}", await pool.AskAsync("process"));
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("wait")]
    public async Task Worker_ThatHangs_IsKilledAtTheDeadline(string how)
    {
        ProcessPoolOptions options = TestPool.Options();
        await using ProcessPool pool = await TestPool.StartAsync(options);
        Task<ProcessPoolException> hangs = pool.FailAsync(how, PoolError.DeadlinePassed);
        int process = Assert.Single(pool.ProcessIds);
        Task<string> next = pool.AskAsync("next");

        options.Time().Advance(options.RequestDeadline);

        await hangs;
        Assert.Equal("next", await next);
        Assert.False(TestPool.IsAlive(process));
    }

    [Fact]
    public async Task Handler_ThatThrows_FailsItsRequestAndLivesOn()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options());
        string process = await pool.AskAsync("process");

        ProcessPoolException failure = await pool.FailAsync("throw", PoolError.HandlerFailed);

        Assert.Equal("System.InvalidOperationException: not this one", failure.Message);
        Assert.Equal(process, await pool.AskAsync("process"));
    }

    [Fact]
    public async Task Worker_WithAsManyAnswersAsAllowed_IsReplaced()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options() with { MaxRequests = 3 });

        await ReplacesAsync(pool, () => { });
    }

    [Fact]
    public async Task Worker_OfTheAgeAllowed_IsReplaced()
    {
        ProcessPoolOptions options = TestPool.Options() with { MaxAge = TimeSpan.FromHours(1) };
        await using ProcessPool pool = await TestPool.StartAsync(options);

        await ReplacesAsync(pool, () => options.Time().Advance(options.MaxAge!.Value));
    }

    [Fact]
    public async Task Worker_ThatLeaks_IsReplaced()
    {
        ProcessPoolOptions options = TestPool.Options() with { MaxMemory = 200 << 20 };
        await using ProcessPool pool = await TestPool.StartAsync(options);
        string process = await pool.AskAsync("process");
        options.Time().Advance(options.MemoryCheckInterval);
        Assert.Equal(process, await pool.AskAsync("process"));

        await pool.AskAsync("leak 300");
        await ReplacesAsync(pool, () => options.Time().Advance(options.MemoryCheckInterval));
    }

    [Fact]
    public async Task Reload_UnderLoad_LosesNothing()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options(workers: 2));
        IReadOnlyList<int> before = pool.ProcessIds;
        using var enough = new CancellationTokenSource();
        Task[] senders = [.. Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                Assert.Equal($"{i}", await pool.AskAsync($"{i}"));
        }))];

        await pool.ReloadAsync().WaitAsync(TestPool.Patience);

        enough.Cancel();
        await Task.WhenAll(senders);
        Assert.Equal(2, pool.ProcessIds.Count);
        Assert.Empty(before.Intersect(pool.ProcessIds));
        Assert.DoesNotContain(before, TestPool.IsAlive);
    }

    [Fact]
    public async Task Cancellation_InTheQueueAndAtTheWorker_IsTold()
    {
        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options());
        using var source = new CancellationTokenSource();
        Task working = pool.AskAsync("wait", source.Token), waiting = pool.AskAsync("waiting", source.Token);

        source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        TestPool.Kill(Assert.Single(pool.ProcessIds));
        Assert.Equal("next", await pool.AskAsync("next"));
    }

    [Theory]
    [InlineData("no such role", "it ended before it was ready")]
    [InlineData(null, "cannot be started")]
    public async Task Workers_ThatNeverLive_AreNotStartedForEver(string? role, string reason)
    {
        ProcessPoolOptions options = TestPool.Options() with { CrashLimit = 3, FileName = role is null ? "/nowhere/nothing" : TestPool.Program, Arguments = [role ?? ""] };
        await using ProcessPool pool = ProcessPool.Start(options);

        ProcessPoolException failure = await pool.FailAsync("anything", PoolError.CrashLoop);

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        await pool.FailAsync("at once", PoolError.CrashLoop);
        Assert.Empty(pool.ProcessIds);
    }

    [Fact]
    public async Task Dispose_WithRequests_AnswersThemAndLeavesNothing()
    {
        ProcessPool pool = await TestPool.StartAsync(TestPool.Options(workers: 2));
        IReadOnlyList<int> processes = pool.ProcessIds;
        string folder = Path.GetDirectoryName(pool.SocketPath)!;
        Task<string>[] sent = [.. Enumerable.Range(0, 50).Select(i => pool.AskAsync($"{i}"))];

        await pool.DisposeAsync();

        Assert.All(sent, s => Assert.True(s.IsCompletedSuccessfully));
        Assert.DoesNotContain(processes, TestPool.IsAlive);
        Assert.False(Directory.Exists(folder));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.AskAsync("late"));
    }

    [Fact]
    public async Task Parent_ThatIsKilled_TakesItsWorkersAlong()
    {
        using Process parent = Process.Start(new ProcessStartInfo(TestPool.Program, ["pool-parent"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        int[] workers = [.. (await parent.StandardOutput.ReadLineAsync().WaitAsync(TestPool.Patience))!.Split(' ').Select(int.Parse)];
        Assert.Equal(2, workers.Length);
        Assert.All(workers, w => Assert.True(TestPool.IsAlive(w)));

        parent.Kill();

        await TestPool.EventuallyAsync(() => !workers.Any(TestPool.IsAlive));
    }

    [Fact]
    public void Options_ThatMakeNoSense_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessPool.Start(TestPool.Options(workers: 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessPool.Start(TestPool.Options() with { QueueCapacity = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessPool.Start(TestPool.Options() with { Jitter = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessPool.Start(TestPool.Options() with { RequestDeadline = TimeSpan.Zero }));
    }

    // Requests are answered all the while, and in the end by another process.
    private static async Task ReplacesAsync(ProcessPool pool, Action bringAbout)
    {
        string old = await pool.AskAsync("process");
        bringAbout();
        var watch = Stopwatch.StartNew();
        while (await pool.AskAsync("process") == old)
            Assert.True(watch.Elapsed < TestPool.Patience, "It was not replaced.");
        await TestPool.EventuallyAsync(() => !TestPool.IsAlive(int.Parse(old)));
    }
}
