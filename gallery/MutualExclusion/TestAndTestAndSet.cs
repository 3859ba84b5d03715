namespace Interleave.Gallery.MutualExclusion;

/// <summary>A spin lock that waits by reading, and tries test-and-set only when the lock looks free.</summary>
public sealed class TestAndTestAndSet : MutexAlgorithm
{
    volatile int Held;

    public override void Enter(int me)
    {
        do
        {
            while (Held == 1)
                ;
        }
        while (Interlocked.Or(ref Held, 1) == 1);
    }

    public override void Exit(int me)
    {
        Held = 0;
    }
}
