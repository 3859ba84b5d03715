using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Interleave.Messaging.Pool;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>What a pool logs and measures.</summary>
[Trait("Slow", "starts processes")]
public sealed class PoolTelemetryTests
{
    [Fact]
    public async Task Pool_WhoseWorkerDies_LogsHow()
    {
        using var log = new ListLoggerFactory();
        await using (ProcessPool pool = await TestPool.StartAsync(TestPool.Options() with { LoggerFactory = log }))
        {
            await pool.FailAsync("die", PoolError.WorkerDied);
            await pool.WaitUntilReadyAsync().WaitAsync(TestPool.Patience);
        }

        Assert.Contains(log.Lines, l => l.StartsWith("Debug: Worker 1 is process ", StringComparison.Ordinal));
        Assert.Contains("Information: Worker 1 has ended: exit code 3.", log.Lines);
        Assert.Contains("Information: Worker 2 has ended: exit code 0.", log.Lines);
    }

    [Fact]
    public async Task Pool_InACrashLoop_LogsThePause()
    {
        using var log = new ListLoggerFactory();
        await using ProcessPool pool = ProcessPool.Start(TestPool.Options(role: "no such role") with { LoggerFactory = log, CrashLimit = 2 });

        await pool.FailAsync("anything", PoolError.CrashLoop);

        await TestPool.EventuallyAsync(() => log.Lines.Contains("Error: 2 workers in a row have died before their first answer: the next is started in 00:00:01."));
    }

    [Fact]
    public async Task Pool_AfterRequests_HasMeasuredThem()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "Interleave.Messaging.ProcessPool")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => measured.AddOrUpdate(Name(i, tags), value, (_, before) => before + value));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => measured[Name(i, tags)] = value);
        listener.Start();

        await using ProcessPool pool = await TestPool.StartAsync(TestPool.Options());
        await pool.AskAsync("one");
        await pool.FailAsync("throw", PoolError.HandlerFailed);
        listener.RecordObservableInstruments();

        Assert.True(measured["pool.requests Answered"] >= 1);
        Assert.True(measured["pool.requests HandlerFailed"] >= 1);
        Assert.Equal(0, measured["pool.queue.length"]);
        Assert.True(measured.ContainsKey("pool.workers Idle") && measured["pool.workers.started"] >= 1);
    }

    private static string Name(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}";

    private sealed class ListLoggerFactory : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
