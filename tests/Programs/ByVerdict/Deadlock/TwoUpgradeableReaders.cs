namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>One upgrades while it holds what the other, who may upgrade next, has and wants.</summary>
public sealed class TwoUpgradeableReaders
{
    readonly ReaderWriterLockSlim table = new();
    readonly object index = new();

    public void Run() => Together.Run(TableFirst, IndexFirst);

    void TableFirst()
    {
        table.EnterUpgradeableReadLock();
        lock (index)
        {
            table.EnterWriteLock();
            table.ExitWriteLock();
        }
        table.ExitUpgradeableReadLock();
    }

    void IndexFirst()
    {
        lock (index)
        {
            table.EnterUpgradeableReadLock();
            table.ExitUpgradeableReadLock();
        }
    }
}
