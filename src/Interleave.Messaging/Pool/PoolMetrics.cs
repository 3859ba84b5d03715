using System.Diagnostics.Metrics;
using Interleave.Messaging.Pool.Dispatching;
using Interleave.Messaging.Pool.Processes;

namespace Interleave.Messaging.Pool;

/// <summary>What a pool measures, under the name <see cref="MeterName"/>.</summary>
internal sealed class PoolMetrics : IDisposable
{
    public const string MeterName = "Interleave.Messaging.ProcessPool";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;

    public PoolMetrics(WorkerProcesses processes)
    {
        Dispatcher dispatcher = processes.Dispatcher;
        _requests = _meter.CreateCounter<long>("pool.requests", description: "Requests that have their outcome, by outcome.");
        _duration = _meter.CreateHistogram<double>("pool.request.duration", "s", "From sending a request to its outcome.");
        _meter.CreateObservableGauge("pool.queue.length", () => dispatcher.QueueLength, description: "Requests that wait for a worker.");
        _meter.CreateObservableGauge("pool.workers", () => Measure(dispatcher), description: "Workers, by phase.");
        _meter.CreateObservableCounter("pool.workers.started", () => dispatcher.StartedWorkers, description: "Workers that were started.");
        _meter.CreateObservableCounter("pool.strangers", () => processes.Strangers, description: "Connections that were no worker's.");
    }

    public void Settled(string outcome, TimeSpan duration)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        _requests.Add(1, tag);
        _duration.Record(duration.TotalSeconds, tag);
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<int>> Measure(Dispatcher dispatcher) =>
        Enum.GetValues<WorkerPhase>().Select(p => new Measurement<int>(dispatcher.CountWorkers(w => w.Phase == p), new KeyValuePair<string, object?>("phase", p.ToString())));
}
