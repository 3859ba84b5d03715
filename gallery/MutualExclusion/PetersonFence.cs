namespace Interleave.Gallery.MutualExclusion;

/// <summary>Peterson's algorithm with a full fence after giving the turn away.</summary>
public sealed class PetersonFence : MutexAlgorithm
{
    readonly bool[] Flag = new bool[2];
    int Turn;

    public override void Enter(int me)
    {
        int other = 1 - me;
        Flag[me] = true;
        Turn = other;
        Interlocked.MemoryBarrier();
        Section.Doorway();
        while (Flag[other] && Turn == other)
            ;
    }

    public override void Exit(int me)
    {
        Flag[me] = false;
    }
}
