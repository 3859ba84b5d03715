using System.Collections.Concurrent;
using Interleave.Messaging.Pool.Dispatching;
using Microsoft.Extensions.Logging;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>The processes of a pool.</summary>
internal sealed class WorkerProcesses : IWorkerHost, IDisposable
{
    private readonly ProcessPoolOptions _options;
    private readonly ILogger _logger;
    private readonly WorkerListener _listener;
    private readonly WorkerStarter _starter;
    private readonly ConcurrentDictionary<int, WorkerProcess> _workers = new();
    private readonly CancellationTokenSource _end = new();
    private int _strangers;

    public WorkerProcesses(ProcessPoolOptions options)
    {
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<ProcessPool>();
        _listener = new WorkerListener(options, OnStranger);
        _starter = new WorkerStarter();
        Dispatcher = new Dispatcher(RulesOf(options), this);
    }

    public Dispatcher Dispatcher { get; }

    /// <summary>How many connections were refused.</summary>
    public int Strangers => Volatile.Read(ref _strangers);

    /// <summary>Where workers connect.</summary>
    public string SocketPath => _listener.Path;

    /// <summary>The processes that there are.</summary>
    public IReadOnlyList<int> Ids => [.. _workers.Values.Select(w => w.Id).OfType<int>()];

    public void Start(int worker)
    {
        var process = new WorkerProcess(worker, _options, _listener, _starter, Dispatcher, _logger);
        _workers[worker] = process;
        _ = LiveAsync(worker, process);
    }

    public void Give(int worker, PoolRequest request) => Find(worker)?.Give(request);

    public void Stop(int worker) => Find(worker)?.Stop();

    public void Kill(int worker) => Find(worker)?.Kill();

    public void TryAgainLater(int timesBefore) => _ = TryAgainLaterAsync(timesBefore);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _starter.Dispose();
    }

    private static PoolRules RulesOf(ProcessPoolOptions options) => new()
    {
        Size = options.Workers,
        Overlap = options.Overlap,
        QueueCapacity = options.QueueCapacity,
        WaitsForRoom = options.WaitsForRoom,
        CrashLimit = options.CrashLimit,
        NextRequestLimit = options.MaxRequests is { } most
            ? () => Math.Max(1, most - (int)(most * options.Jitter * Random.Shared.NextDouble()))
            : static () => int.MaxValue,
    };

    private WorkerProcess? Find(int worker) => _workers.GetValueOrDefault(worker);

    private async Task LiveAsync(int worker, WorkerProcess process)
    {
        await process.LiveAsync().ConfigureAwait(false);
        _workers.TryRemove(worker, out _);
    }

    private async Task TryAgainLaterAsync(int timesBefore)
    {
        double longest = _options.MaxCrashPause / _options.CrashPause;
        TimeSpan pause = _options.CrashPause * Math.Min(Math.Pow(2, Math.Max(0, timesBefore)), longest);
        _logger.CrashLoop(_options.CrashLimit, pause);
        try
        {
            await Task.Delay(pause, _options.TimeProvider, _end.Token).ConfigureAwait(false);
            Dispatcher.TryAgain();
        }
        catch (OperationCanceledException)
        {
            // The pool has ended.
        }
    }

    private void OnStranger(string why)
    {
        Interlocked.Increment(ref _strangers);
        _logger.Stranger(why);
    }
}
