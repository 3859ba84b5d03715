namespace Interleave.Gallery.MutualExclusion;

/// <summary>Peterson's algorithm with volatile flags, a volatile turn, and a full fence after giving the turn away.</summary>
public sealed class PetersonVolatileFence : MutexAlgorithm
{
    readonly bool[] Flag = new bool[2];
    volatile int Turn;

    public override void Enter(int me)
    {
        int other = 1 - me;
        Volatile.Write(ref Flag[me], true);
        Turn = other;
        Interlocked.MemoryBarrier();
        Section.Doorway();
        while (Volatile.Read(ref Flag[other]) && Turn == other)
            ;
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Flag[me], false);
    }
}
