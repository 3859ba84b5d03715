using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interleave.Messaging.Pool;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>Very many requests while workers are killed: each has its own answer or one error, nothing is left over, and memory is flat.</summary>
[Trait("Slow", "starts and kills processes under load")]
[Collection(nameof(OpenFiles))]
public sealed class PoolSoakTests(ITestOutputHelper output)
{
    private const int Senders = 16;

    [Fact]
    public async Task Requests_WhileWorkersAreKilled_HaveOneOutcomeEach() =>
        await SoakAsync(requests: 4_000, new AfterAnswers(500));

    /// <summary>A million requests, a worker killed every second: minutes, so only when it is asked for.</summary>
    [Fact(Explicit = true)]
    public async Task AMillionRequests_AWorkerKilledEverySecond_HaveOneOutcomeEach() =>
        await SoakAsync(requests: 1_000_000, new EverySecond());

    private async Task SoakAsync(int requests, IKiller killer)
    {
        // What the runtime opens once, for sockets and processes, is no leak.
        await (await TestPool.StartAsync(TestPool.Options())).DisposeAsync();
        int openBefore = OpenFiles.Count;
        long answered = 0, died = 0, next = 0, measured = 0, kills = 0, early = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument is { Meter.Name: "Interleave.Messaging.ProcessPool", Name: "pool.requests" })
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref measured, count));
        listener.Start();
        var watch = Stopwatch.StartNew();
        ProcessPool pool = await TestPool.StartAsync(TestPool.Options(workers: 2) with { QueueCapacity = Senders / 2, TimeProvider = TimeProvider.System });
        Task[] senders = [.. Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAllAsync))];
        await Task.WhenAll(senders);
        await pool.DisposeAsync();

        long late = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"{requests} requests in {watch.Elapsed.TotalSeconds:F0} s: {answered} answered, {died} lost with a worker, {kills} workers killed; {early >> 10} KB in use after a tenth, {late >> 10} KB at the end; resident {Environment.WorkingSet >> 20} MB");
        Assert.Equal(requests, answered + died);
        Assert.InRange(died, 0, kills);
        Assert.True(kills > 0 && answered > 0);
        Assert.True(measured >= requests, "Expected each outcome to be measured.");
        Assert.True(late < early + (8 << 20), $"Memory grew from {early} to {late} bytes.");
        output.WriteLine($"open files: {openBefore} before, {OpenFiles.Count} after");
        await OpenFiles.AreAtMostAsync(openBefore + 4);

        async Task SendAllAsync()
        {
            for (long mine; (mine = Interlocked.Increment(ref next)) <= requests;)
            {
                if (mine == requests / 10)
                    early = GC.GetTotalMemory(forceFullCollection: true);
                if (killer.IsTime(mine) && pool.ProcessIds is [var process, ..])
                {
                    Interlocked.Increment(ref kills);
                    TestPool.Kill(process);
                }
                try
                {
                    Assert.Equal($"{mine}", await pool.AskAsync($"{mine}"));
                    Interlocked.Increment(ref answered);
                }
                catch (ProcessPoolException failure) when (failure.Error == PoolError.WorkerDied)
                {
                    Interlocked.Increment(ref died);
                }
            }
        }
    }

    private interface IKiller
    {
        bool IsTime(long request);
    }

    private sealed class AfterAnswers(int count) : IKiller
    {
        public bool IsTime(long request) => request % count == 0;
    }

    private sealed class EverySecond : IKiller
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _seconds;

        public bool IsTime(long request)
        {
            long now = (long)_watch.Elapsed.TotalSeconds, last = Volatile.Read(ref _seconds);
            return now > last && Interlocked.CompareExchange(ref _seconds, now, last) == last;
        }
    }
}
