using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>To enter and leave a mutex that nobody else wants.</summary>
[MemoryDiagnoser]
public class MutexBenchmarks
{
    private readonly Lock _lock = new();
    private readonly FutexMutex _futex = new();
    private readonly FairMutex _fair = new();
    private readonly TtasLock _spin = new();

    /// <summary>The framework's lock.</summary>
    [Benchmark(Baseline = true)]
    public void Lock()
    {
        _lock.Enter();
        _lock.Exit();
    }

    /// <summary>Three states and a futex.</summary>
    [Benchmark]
    public void FutexMutex()
    {
        _futex.Enter();
        _futex.Exit();
    }

    /// <summary>First come, first served.</summary>
    [Benchmark]
    public void FairMutex()
    {
        _fair.Enter();
        _fair.Exit();
    }

    /// <summary>Test and test-and-set.</summary>
    [Benchmark]
    public void TtasLock()
    {
        _spin.Enter();
        _spin.Exit();
    }
}
