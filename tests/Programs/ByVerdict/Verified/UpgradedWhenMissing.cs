namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>The upgradeable lock is held from the look to the change: nobody else can add in between.</summary>
public sealed class UpgradedWhenMissing
{
    readonly ReaderWriterLockSlim gate = new();
    readonly List<int> made = [];

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(made.Count == 1);
    }

    void Add()
    {
        gate.EnterUpgradeableReadLock();
        try
        {
            if (made.Count > 0)
                return;
            gate.EnterWriteLock();
            made.Add(1);
            gate.ExitWriteLock();
        }
        finally
        {
            gate.ExitUpgradeableReadLock();
        }
    }
}
