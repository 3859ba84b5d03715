namespace Interleave.Programs;

/// <summary>Too much milk, with flags that are numbers.</summary>
public sealed class Milk
{
    int milk, note, noteA, noteB;

    public void Milk_CheckThenNote()
    {
        Together.Run(CheckThenNote, CheckThenNote);
        OneCarton();
    }

    public void Milk_WatchAndWait()
    {
        Together.Run(Watch, Wait);
        OneCarton();
    }

    void CheckThenNote()
    {
        if (milk == 0)
        {
            if (note == 0)
            {
                note = 1;
                milk = milk + 1;
                note = 0;
            }
        }
    }

    void Watch()
    {
        noteA = 1;
        while (noteB == 1)
            ;
        if (milk == 0)
            milk = milk + 1;
        noteA = 0;
    }

    void Wait()
    {
        noteB = 1;
        if (noteA == 0)
        {
            if (milk == 0)
                milk = milk + 1;
        }
        noteB = 0;
    }

    void OneCarton() => Assert.That(milk == 1, "Expected exactly 1 carton.");
}
