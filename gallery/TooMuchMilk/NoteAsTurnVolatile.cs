namespace Interleave.Gallery.TooMuchMilk;

/// <summary>The note as a turn, in a volatile field.</summary>
public sealed class NoteAsTurnVolatile : MilkSolution
{
    public volatile bool Note;

    public override void A()
    {
        if (!Note)
        {
            if (Milk == 0)
            {
                Milk++;
            }
            Note = true;
        }
    }

    public override void B()
    {
        if (Note)
        {
            if (Milk == 0)
            {
                Milk++;
            }
            Note = false;
        }
    }
}
