namespace Interleave.Gallery.MutualExclusion;

/// <summary>Peterson's algorithm with volatile flags and a volatile turn.</summary>
public sealed class PetersonVolatile : MutexAlgorithm
{
    readonly bool[] Flag = new bool[2];
    volatile int Turn;

    public override void Enter(int me)
    {
        int other = 1 - me;
        Volatile.Write(ref Flag[me], true);
        Turn = other;
        Section.Doorway();
        while (Volatile.Read(ref Flag[other]) && Turn == other)
            ;
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Flag[me], false);
    }
}
