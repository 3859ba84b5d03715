using BenchmarkDotNet.Attributes;
using Interleave.Sync;

namespace Interleave.Bench.Sync;

/// <summary>Threads of which each one reads, and sometimes writes.</summary>
[MemoryDiagnoser]
public class SharedReadersWriterBenchmarks
{
    private readonly ReaderWriterLockSlim _slim = new();
    private readonly ReadersFirstLock _readersFirst = new();
    private readonly WritersFirstLock _writersFirst = new();
    private readonly FairReadersWriterLock _fair = new();
    private long _value;

    /// <summary>How many.</summary>
    [Params(2, 4)]
    public int Threads { get; set; }

    /// <summary>One write in so many rounds: read-mostly, and mixed.</summary>
    [Params(100, 4)]
    public int OneWriteIn { get; set; }

    /// <summary>The framework's lock.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Crowd.Times)]
    public void ReaderWriterLockSlim() => Crowd.OfThreads(Threads, round =>
    {
        if (round % OneWriteIn == 0)
        {
            _slim.EnterWriteLock();
            _value += Crowd.Work();
            _slim.ExitWriteLock();
        }
        else
        {
            _slim.EnterReadLock();
            Crowd.Work();
            _slim.ExitReadLock();
        }
    });

    /// <summary>Readers first.</summary>
    [Benchmark(OperationsPerInvoke = Crowd.Times)]
    public void ReadersFirstLock() => Use(_readersFirst);

    /// <summary>Writers first.</summary>
    [Benchmark(OperationsPerInvoke = Crowd.Times)]
    public void WritersFirstLock() => Use(_writersFirst);

    /// <summary>First come, first served.</summary>
    [Benchmark(OperationsPerInvoke = Crowd.Times)]
    public void FairReadersWriterLock() => Use(_fair);

    private void Use(ReadersWriterLock access) => Crowd.OfThreads(Threads, round =>
    {
        if (round % OneWriteIn == 0)
        {
            access.EnterWriteLock();
            _value += Crowd.Work();
            access.ExitWriteLock();
        }
        else
        {
            access.EnterReadLock();
            Crowd.Work();
            access.ExitReadLock();
        }
    });
}
