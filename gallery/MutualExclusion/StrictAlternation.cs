namespace Interleave.Gallery.MutualExclusion;

/// <summary>Two threads take turns.</summary>
public sealed class StrictAlternation : MutexAlgorithm
{
    int Turn;

    public override void Enter(int me)
    {
        while (Turn != me)
            ;
    }

    public override void Exit(int me)
    {
        Turn = 1 - me;
    }
}
