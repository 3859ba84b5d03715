namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A spin lock is a struct: who locks a copy locks nobody out.</summary>
public sealed class SpinLockCopied
{
    readonly SpinLock gate = new(true);
    int count;

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(count == 2);
    }

    void Count()
    {
        SpinLock copy = gate;
        bool taken = false;
        copy.Enter(ref taken);
        count++;
        copy.Exit();
    }
}
