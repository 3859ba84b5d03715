namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A spin lock that is only made does no harm.</summary>
public sealed class SpinLockUnused
{
    SpinLock unused = new(false);
    readonly Lock gate = new();
    int count;

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(count == 2 && !unused.IsHeld);
    }

    void Count()
    {
        lock (gate)
            count++;
    }
}
