namespace Interleave.Gallery.MutualExclusion;

/// <summary>Two threads take turns; the turn is volatile.</summary>
public sealed class StrictAlternationVolatile : MutexAlgorithm
{
    volatile int Turn;

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
