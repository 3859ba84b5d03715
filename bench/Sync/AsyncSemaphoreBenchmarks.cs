using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>To await and give back one of a semaphore that has some left.</summary>
[MemoryDiagnoser]
public class AsyncSemaphoreBenchmarks
{
    private readonly SemaphoreSlim _slim = new(2, 2);
    private readonly FifoSemaphore _fifo = new(2, 2);
    private readonly BargingSemaphore _barging = new(2, 2);

    /// <summary>The framework's semaphore.</summary>
    [Benchmark(Baseline = true)]
    public async ValueTask SemaphoreSlim()
    {
        await _slim.WaitAsync();
        _slim.Release();
    }

    /// <summary>First come, first served.</summary>
    [Benchmark]
    public async ValueTask FifoSemaphore()
    {
        await _fifo.WaitAsync();
        _fifo.Release();
    }

    /// <summary>Who comes takes it.</summary>
    [Benchmark]
    public async ValueTask BargingSemaphore()
    {
        await _barging.WaitAsync();
        _barging.Release();
    }
}
