namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Each leaves a note with the own name, and buys if the other has left none.</summary>
public sealed class LabelledNotes : MilkSolution
{
    public bool NoteA, NoteB;

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
