namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>The body itself ends with the lock held, after all threads have ended.</summary>
public sealed class HeldByTheBody
{
    readonly object gate = new();
    int count;

    public void Run()
    {
        Together.Run(Add, Add);
        Monitor.Enter(gate);
        Assert.That(count == 2, "Expected 2.");
    }

    void Add()
    {
        lock (gate)
            count++;
    }
}
