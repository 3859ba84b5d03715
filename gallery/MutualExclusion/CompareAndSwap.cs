namespace Interleave.Gallery.MutualExclusion;

/// <summary>A spin lock on compare-and-swap: from nobody to me.</summary>
public sealed class CompareAndSwap : MutexAlgorithm
{
    const int Nobody = 0;

    int Owner = Nobody;

    public override void Enter(int me)
    {
        while (Interlocked.CompareExchange(ref Owner, me + 1, Nobody) != Nobody)
            ;
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Owner, Nobody);
    }
}
