using Interleave.Messaging.Pool.Processes;

namespace Interleave.Messaging.Pool;

/// <summary>Processes that are started ahead and answer requests, one at a time each.</summary>
/// <remarks>
/// A worker that dies, hangs or leaks costs at most the request that it has, which fails with a <see cref="ProcessPoolException"/>; another takes its
/// place. Each request has one outcome. Safe for any number of threads. When this process ends, however it does, so do its workers. What is
/// measured is under the meter <c>Interleave.Messaging.ProcessPool</c>.
/// </remarks>
public sealed class ProcessPool : IAsyncDisposable
{
    private readonly ProcessPoolOptions _options;
    private readonly WorkerProcesses _processes;
    private readonly PoolMetrics _metrics;
    private readonly Lazy<Task> _end;

    private ProcessPool(ProcessPoolOptions options)
    {
        _options = options;
        _processes = new WorkerProcesses(options);
        _metrics = new PoolMetrics(_processes);
        _end = new Lazy<Task>(EndAsync);
    }

    /// <summary>How many requests wait for a worker.</summary>
    public int QueueLength => _processes.Dispatcher.QueueLength;

    /// <summary>The numbers of the processes that there are.</summary>
    public IReadOnlyList<int> ProcessIds => _processes.Ids;

    /// <summary>Where workers connect.</summary>
    internal string SocketPath => _processes.SocketPath;

    /// <summary>Starts the workers, and does not wait for them: requests do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number in the options makes no sense.</exception>
    public static ProcessPool Start(ProcessPoolOptions options)
    {
        options.Validate();
        var pool = new ProcessPool(options);
        pool._processes.Dispatcher.Open();
        return pool;
    }

    /// <summary>Has a worker answer a request. Waits for room in the queue where there is none, and for a worker.</summary>
    /// <param name="request">What the worker's handler is given; not to be changed before the answer is there.</param>
    /// <param name="token">Gives up waiting. A worker that has the request already finishes it, and the answer is dropped.</param>
    /// <exception cref="ProcessPoolException">There is no answer, for a reason.</exception>
    /// <exception cref="ObjectDisposedException">The pool ends and takes no more requests.</exception>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> request, CancellationToken token = default)
    {
        if (request.Length > _options.MaxMessageSize)
            throw new ArgumentException($"A request of {request.Length} bytes is longer than the {_options.MaxMessageSize} allowed: send less, or raise {nameof(ProcessPoolOptions.MaxMessageSize)}.", nameof(request));
        long begin = _options.TimeProvider.GetTimestamp();
        string outcome = "Answered";
        try
        {
            return await _processes.Dispatcher.SendAsync(request, token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            outcome = failure is ProcessPoolException known ? known.Error.ToString() : failure is OperationCanceledException ? "Cancelled" : "Closed";
            throw;
        }
        finally
        {
            _metrics.Settled(outcome, _options.TimeProvider.GetElapsedTime(begin));
        }
    }

    /// <summary>Ends when as many workers are ready as there should be.</summary>
    /// <exception cref="ProcessPoolException">They die instead.</exception>
    public Task WaitUntilReadyAsync(CancellationToken token = default) => _processes.Dispatcher.BecomeReadyAsync().WaitAsync(token);

    /// <summary>Replaces all workers, one after the other, each when the one in its place is ready: no request is lost.</summary>
    /// <exception cref="ProcessPoolException">The new workers die; the old ones work on, as far as they were not replaced.</exception>
    public Task ReloadAsync(CancellationToken token = default) => _processes.Dispatcher.ReloadAsync().WaitAsync(token);

    /// <summary>Takes no more requests, waits for the answers to those that it has, and ends the workers.</summary>
    public ValueTask DisposeAsync() => new(_end.Value);

    private async Task EndAsync()
    {
        await _processes.Dispatcher.CloseAsync().ConfigureAwait(false);
        _processes.Dispose();
        _metrics.Dispose();
    }
}
