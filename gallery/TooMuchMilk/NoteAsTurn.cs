namespace Interleave.Gallery.TooMuchMilk;

/// <summary>The note says whose turn it is: A buys when there is none and leaves it, B buys when there is one and removes it.</summary>
public sealed class NoteAsTurn : MilkSolution
{
    public bool Note;

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
