namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Labelled notes, in volatile fields.</summary>
public sealed class LabelledNotesVolatile : MilkSolution
{
    public volatile bool NoteA, NoteB;

    public override void A()
    {
        NoteA = true;
        if (!NoteB)
        {
            if (Milk == 0)
            {
                Milk++;
            }
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
