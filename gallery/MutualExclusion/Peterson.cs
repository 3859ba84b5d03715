namespace Interleave.Gallery.MutualExclusion;

/// <summary>Peterson's algorithm for two threads: I want to, but after you.</summary>
public sealed class Peterson : MutexAlgorithm
{
    readonly bool[] Flag = new bool[2];
    int Turn;

    public override void Enter(int me)
    {
        int other = 1 - me;
        Flag[me] = true;
        Turn = other;
        Section.Doorway();
        while (Flag[other] && Turn == other)
            ;
    }

    public override void Exit(int me)
    {
        Flag[me] = false;
    }
}
