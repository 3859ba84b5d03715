namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>The read lock cannot be made the write lock: two that tried would wait for each other.</summary>
public sealed class UpgradedFromRead
{
    readonly ReaderWriterLockSlim gate = new();

    public void Run() => Together.Run(Change);

    void Change()
    {
        gate.EnterReadLock();
        gate.EnterWriteLock();
    }
}
