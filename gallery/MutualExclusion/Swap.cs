namespace Interleave.Gallery.MutualExclusion;

/// <summary>A spin lock on swap: each thread holds out a key until it gets the lock's in exchange.</summary>
public sealed class Swap : MutexAlgorithm
{
    int Held;

    public override void Enter(int me)
    {
        int key = 1;
        do
        {
            key = Interlocked.Exchange(ref Held, key);
        }
        while (key == 1);
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Held, 0);
    }
}
