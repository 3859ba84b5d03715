using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>Tasks that add to one counter, again and again: to enter, add and leave, by all of them.</summary>
[MemoryDiagnoser]
public class ContendedAsyncMutexBenchmarks
{
    private readonly SemaphoreSlim _slim = new(1, 1);
    private readonly AsyncMutex _mutex = new();
    private long _count;

    /// <summary>How many.</summary>
    [Params(2, 4, 16)]
    public int Tasks { get; set; }

    /// <summary>The usual lock of asynchronous code.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Crowd.Times)]
    public Task SemaphoreSlim() => Crowd.OfTasks(Tasks, async times =>
    {
        for (int i = 0; i < times; i++)
        {
            await _slim.WaitAsync();
            _count += Crowd.Work();
            _slim.Release();
            Crowd.Work();
        }
    });

    /// <summary>A mutex made for it.</summary>
    [Benchmark(OperationsPerInvoke = Crowd.Times)]
    public Task AsyncMutex() => Crowd.OfTasks(Tasks, async times =>
    {
        for (int i = 0; i < times; i++)
        {
            using (await _mutex.EnterAsync())
                _count += Crowd.Work();
            Crowd.Work();
        }
    });
}
