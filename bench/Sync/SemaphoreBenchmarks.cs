using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>To take and give back one of a semaphore that has some left.</summary>
[MemoryDiagnoser]
public class SemaphoreBenchmarks
{
    private readonly SemaphoreSlim _slim = new(2, 2);
    private readonly FifoSemaphore _fifo = new(2, 2);
    private readonly BargingSemaphore _barging = new(2, 2);

    /// <summary>The framework's semaphore.</summary>
    [Benchmark(Baseline = true)]
    public void SemaphoreSlim()
    {
        _slim.Wait();
        _slim.Release();
    }

    /// <summary>First come, first served.</summary>
    [Benchmark]
    public void FifoSemaphore()
    {
        _fifo.Wait();
        _fifo.Release();
    }

    /// <summary>Who comes takes it.</summary>
    [Benchmark]
    public void BargingSemaphore()
    {
        _barging.Wait();
        _barging.Release();
    }
}
