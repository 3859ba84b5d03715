namespace Interleave.Gallery.MutualExclusion;

/// <summary>A spin lock with tickets: who comes in takes the next one and waits until it is called.</summary>
public sealed class Ticket : MutexAlgorithm
{
    int Next;
    volatile int Called;

    public override void Enter(int me)
    {
        int mine = Interlocked.Increment(ref Next) - 1;
        Section.Doorway();
        while (Called != mine)
            ;
    }

    public override void Exit(int me)
    {
        Called++;
    }
}
