namespace Interleave.Gallery.TooMuchMilk;

/// <summary>A leaves a note and waits until there is no note of B's; B leaves one and gives up if there is one of A's.</summary>
public sealed class WatchAndWait : MilkSolution
{
    public bool NoteA, NoteB;

    public override void A()
    {
        NoteA = true;
        while (NoteB)
            ;
        if (Milk == 0)
        {
            Milk++;
        }
        NoteA = false;
    }

    public override void B()
    {
        NoteB = true;
        if (!NoteA)
        {
            if (Milk == 0)
            {
                Milk++;
            }
        }
        NoteB = false;
    }
}
