namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>After the way down from the write lock the read lock is held again, and never released.</summary>
public sealed class DowngradedAndKept
{
    readonly ReaderWriterLock gate = new();
    int value;

    public void Run() => Together.Run(Change);

    void Change()
    {
        gate.AcquireReaderLock(Timeout.Infinite);
        LockCookie before = gate.UpgradeToWriterLock(Timeout.Infinite);
        value++;
        gate.DowngradeFromWriterLock(ref before);
    }
}
