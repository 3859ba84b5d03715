namespace Interleave.Gallery.SantaClaus;

/// <summary>Santa, his reindeer and his elves, and what is asked of them.</summary>
public abstract class SantaSolution
{
    /// <summary>How many reindeer draw the sleigh (nine in the story).</summary>
    protected const int Team = 2;

    /// <summary>How many elves ask at once (three in the story).</summary>
    protected const int Group = 2;

    readonly object Gate = new();
    int Harnessed, Asking;

    /// <summary>Santa sleeps until all reindeer are back or a group of elves has come, and sees to them.</summary>
    protected abstract void Santa();

    /// <summary>A reindeer comes back from the South, and is harnessed.</summary>
    protected abstract void Reindeer();

    /// <summary>An elf has a question, and asks it together with others.</summary>
    protected abstract void Elf();

    /// <summary>All reindeer come back.</summary>
    public void AllReindeer() => Together.Run(Santa, Reindeer, Reindeer);

    /// <summary>A group of elves comes.</summary>
    public void OneGroup() => Together.Run(Santa, Elf, Elf);

    /// <summary>Both come, and Santa wakes twice.</summary>
    public void ReindeerAndElves() => Together.Run(() => { Santa(); Santa(); }, Reindeer, Reindeer, Elf, Elf);

    /// <summary>A reindeer stands before the sleigh.</summary>
    protected void BeHarnessed() => Count(ref Harnessed);

    /// <summary>An elf asks.</summary>
    protected void Ask() => Count(ref Asking);

    /// <summary>Santa drives off, with all reindeer.</summary>
    protected void Deliver() => Use(ref Harnessed, Team, "Expected all reindeer before the sleigh.");

    /// <summary>Santa answers, the whole group.</summary>
    protected void Answer() => Use(ref Asking, Group, "Expected the questions of the whole group.");

    void Count(ref int here)
    {
        lock (Gate)
            here++;
    }

    void Use(ref int here, int all, string message)
    {
        lock (Gate)
        {
            Check.That(here == all, message);
            here = 0;
        }
    }
}
