using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>Threads that add to one counter, again and again: to enter, add and leave, by all of them.</summary>
[MemoryDiagnoser]
public class ContendedMutexBenchmarks
{
    private readonly Lock _lock = new();
    private readonly FutexMutex _futex = new();
    private readonly FairMutex _fair = new();
    private long _count;

    /// <summary>How many.</summary>
    [Params(2, 4, 16)]
    public int Threads { get; set; }

    /// <summary>The framework's lock.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Crowd.Times)]
    public void Lock() => Crowd.OfThreads(Threads, _ =>
    {
        _lock.Enter();
        _count += Crowd.Work();
        _lock.Exit();
    });

    /// <summary>Three states and a futex.</summary>
    [Benchmark(OperationsPerInvoke = Crowd.Times)]
    public void FutexMutex() => Crowd.OfThreads(Threads, _ =>
    {
        _futex.Enter();
        _count += Crowd.Work();
        _futex.Exit();
    });

    /// <summary>First come, first served.</summary>
    [Benchmark(OperationsPerInvoke = Crowd.Times)]
    public void FairMutex() => Crowd.OfThreads(Threads, _ =>
    {
        _fair.Enter();
        _count += Crowd.Work();
        _fair.Exit();
    });
}
