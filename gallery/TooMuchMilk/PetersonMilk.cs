namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Peterson's entry and exit around looking and buying: I want to, but after you.</summary>
public sealed class PetersonMilk : MilkSolution
{
    public bool WantsA, WantsB;
    public char Turn;

    public override void A()
    {
        WantsA = true;
        Turn = 'B';
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
        while (WantsA && Turn == 'A')
            ;
        if (Milk == 0)
        {
            Milk++;
        }
        WantsB = false;
    }
}
