using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>To read once and write once where nobody else does.</summary>
[MemoryDiagnoser]
public class ReadersWriterBenchmarks
{
    private readonly ReaderWriterLockSlim _slim = new();
    private readonly FairReadersWriterLock _fair = new();
    private readonly AsyncFairReadersWriterLock _async = new();

    /// <summary>The framework's lock.</summary>
    [Benchmark(Baseline = true)]
    public void ReaderWriterLockSlim()
    {
        _slim.EnterReadLock();
        _slim.ExitReadLock();
        _slim.EnterWriteLock();
        _slim.ExitWriteLock();
    }

    /// <summary>First come, first served.</summary>
    [Benchmark]
    public void FairReadersWriterLock()
    {
        _fair.EnterReadLock();
        _fair.ExitReadLock();
        _fair.EnterWriteLock();
        _fair.ExitWriteLock();
    }

    /// <summary>The same for asynchronous code.</summary>
    [Benchmark]
    public async ValueTask AsyncFairReadersWriterLock()
    {
        (await _async.EnterReadLockAsync()).Dispose();
        (await _async.EnterWriteLockAsync()).Dispose();
    }
}
