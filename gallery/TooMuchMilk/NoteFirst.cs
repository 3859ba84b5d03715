namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Leave a note before looking at anything; buy if there is neither milk nor a note.</summary>
public sealed class NoteFirst : MilkSolution
{
    public bool Note;

    public override void A()
    {
        Note = true;
        if (Milk == 0)
        {
            if (!Note)
            {
                Milk++;
            }
        }
        Note = false;
    }

    public override void B() => A();
}
