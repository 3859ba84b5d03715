namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Labelled notes, in volatile fields, with a full fence between leaving the own note and looking for the other's.</summary>
public sealed class LabelledNotesVolatileFence : MilkSolution
{
    public volatile bool NoteA, NoteB;

    public override void A()
    {
        NoteA = true;
        Interlocked.MemoryBarrier();
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
        Interlocked.MemoryBarrier();
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
