namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two threads that meet at a barrier.</summary>
public sealed class BarrierBetweenThreads
{
    readonly Barrier barrier = new(2);
    int count;

    public void Run() => Together.Run(Meet, Meet);

    void Meet()
    {
        barrier.SignalAndWait();
        Interlocked.Increment(ref count);
    }
}
