using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>To enter and leave a mutex of asynchronous code that nobody else wants.</summary>
[MemoryDiagnoser]
public class AsyncMutexBenchmarks
{
    private readonly SemaphoreSlim _slim = new(1, 1);
    private readonly AsyncMutex _async = new();

    /// <summary>The usual lock of asynchronous code.</summary>
    [Benchmark(Baseline = true)]
    public async ValueTask SemaphoreSlim()
    {
        await _slim.WaitAsync();
        _slim.Release();
    }

    /// <summary>A mutex made for it.</summary>
    [Benchmark]
    public async ValueTask AsyncMutex()
    {
        using (await _async.EnterAsync())
        {
        }
    }
}
