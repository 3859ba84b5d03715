namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>The loop waits for rounds that wait for the lock around it.</summary>
public sealed class ParallelLoopInsideTheLock
{
    readonly object gate = new();
    int sum;

    public void Run()
    {
        lock (gate)
            Parallel.For(0, 2, n =>
            {
                lock (gate)
                    sum += n;
            });
    }
}
