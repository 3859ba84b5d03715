namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>To upgrade gives the lock up where others read, too: another writer may come first.</summary>
public sealed class UpgradedWithoutLookingAgain
{
    readonly ReaderWriterLock gate = new();
    readonly List<int> made = [];

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(made.Count == 1);
    }

    void Add()
    {
        gate.AcquireReaderLock(Timeout.Infinite);
        if (made.Count == 0)
        {
            LockCookie before = gate.UpgradeToWriterLock(Timeout.Infinite);
            made.Add(1);
            gate.DowngradeFromWriterLock(ref before);
        }
        gate.ReleaseReaderLock();
    }
}
