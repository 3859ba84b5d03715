namespace Interleave.Programs;

/// <summary>Threads that do nothing but go through sections that do not commute.</summary>
public sealed class Sections
{
    readonly object gate = new();
    int x;

    /// <summary>Three threads, three locked sections each.</summary>
    public void LockSections_3x3()
    {
        Together.Run(3, _ => AddLocked());
        Assert.That(x == 9, "Expected 9.");
    }

    /// <summary>Two threads, three atomic increments each.</summary>
    public void Interlocked_2x3()
    {
        Together.Run(2, _ => AddAtomically());
        Assert.That(x == 6, "Expected 6.");
    }

    void AddLocked()
    {
        object gate = this.gate;
        for (int n = 0; n < 3; n++)
        {
            lock (gate)
                x = x + 1;
        }
    }

    void AddAtomically()
    {
        for (int n = 0; n < 3; n++)
            Interlocked.Increment(ref x);
    }
}
