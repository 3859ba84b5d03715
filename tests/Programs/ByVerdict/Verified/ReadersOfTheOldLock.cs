namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A writer is alone, whatever the readers do; a timeout leaves nothing behind.</summary>
public sealed class ReadersOfTheOldLock
{
    readonly ReaderWriterLock gate = new();
    int first, second;

    public void Run() => Together.Run(Write, Read, TryRead);

    void Write()
    {
        gate.AcquireWriterLock(Timeout.Infinite);
        // A writer that reads holds the lock twice to write.
        gate.AcquireReaderLock(Timeout.Infinite);
        first++;
        gate.ReleaseReaderLock();
        Assert.That(gate.IsWriterLockHeld && !gate.IsReaderLockHeld);
        second++;
        gate.ReleaseWriterLock();
    }

    void Read()
    {
        gate.AcquireReaderLock(Timeout.Infinite);
        Assert.That(first == second);
        gate.ReleaseReaderLock();
    }

    void TryRead()
    {
        try
        {
            gate.AcquireReaderLock(1);
        }
        catch (ApplicationException)
        {
            return;
        }
        Assert.That(first == second);
        gate.ReleaseReaderLock();
    }
}
