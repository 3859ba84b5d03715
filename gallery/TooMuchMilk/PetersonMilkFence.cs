namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Peterson's entry and exit around looking and buying, with a full fence after giving the turn away.</summary>
public sealed class PetersonMilkFence : MilkSolution
{
    public bool WantsA, WantsB;
    public char Turn;

    public override void A()
    {
        WantsA = true;
        Turn = 'B';
        Interlocked.MemoryBarrier();
        while (WantsB && Turn == 'B')
            ;
        if (Milk == 0)
        {
            Milk++;
        }
        WantsA = false;
    }

    public override void B()
    {
        WantsB = true;
        Turn = 'A';
        Interlocked.MemoryBarrier();
        while (WantsA && Turn == 'A')
            ;
        if (Milk == 0)
        {
            Milk++;
        }
        WantsB = false;
    }
}
