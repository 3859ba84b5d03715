namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A spin lock that knows its owner.</summary>
public sealed class SpinLockTracked
{
    SpinLock gate = new(true);
    int count;

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(count == 2);
    }

    void Count()
    {
        bool taken = false;
        gate.Enter(ref taken);
        count++;
        gate.Exit();
    }
}
