namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A spin lock that does not know its owner.</summary>
public sealed class SpinLockUntracked
{
    SpinLock gate = new(false);
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
