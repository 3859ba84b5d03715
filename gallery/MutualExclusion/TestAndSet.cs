namespace Interleave.Gallery.MutualExclusion;

/// <summary>A spin lock on test-and-set: one instruction sets the bit and tells what it was.</summary>
public sealed class TestAndSet : MutexAlgorithm
{
    int Held;

    public override void Enter(int me)
    {
        while (Interlocked.Or(ref Held, 1) == 1)
            ;
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Held, 0);
    }
}
