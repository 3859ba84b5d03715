namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Watch and wait, with a full fence between leaving the own note and looking for the other's.</summary>
public sealed class WatchAndWaitFence : MilkSolution
{
    public bool NoteA, NoteB;

    public override void A()
    {
        NoteA = true;
        Interlocked.MemoryBarrier();
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
