namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two locks that both threads take in the same order.</summary>
public sealed class NestedLocksInOneOrder
{
    readonly object outer = new(), inner = new();
    int count;

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(count == 2, "Expected 2.");
    }

    void Add()
    {
        lock (outer)
        {
            lock (inner)
                count++;
        }
    }
}
