namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Watch and wait, with the notes in volatile fields.</summary>
public sealed class WatchAndWaitVolatile : MilkSolution
{
    public volatile bool NoteA, NoteB;

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
