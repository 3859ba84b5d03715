namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A reader that would write must upgrade: to acquire the lock to write is to wait for itself.</summary>
public sealed class WriteLockAcquiredWhileReading
{
    readonly ReaderWriterLock gate = new();

    public void Run() => Together.Run(Change);

    void Change()
    {
        gate.AcquireReaderLock(Timeout.Infinite);
        gate.AcquireWriterLock(Timeout.Infinite);
        gate.ReleaseLock();
    }
}
