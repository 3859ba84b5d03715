namespace Interleave.Gallery.TooMuchMilk;

/// <summary>If there is neither milk nor a note: leave a note, buy milk, remove the note.</summary>
public sealed class CheckThenNote : MilkSolution
{
    public bool Note;

    public override void A()
    {
        if (Milk == 0)
        {
            if (!Note)
            {
                Note = true;
                Milk++;
                Note = false;
            }
        }
    }

    public override void B() => A();
}
