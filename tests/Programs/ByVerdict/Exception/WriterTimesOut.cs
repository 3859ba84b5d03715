namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A writer that waits no longer than a moment must expect not to get the lock.</summary>
public sealed class WriterTimesOut
{
    readonly ReaderWriterLock gate = new();
    int value;

    public void Run() => Together.Run(Change, Change);

    void Change()
    {
        gate.AcquireWriterLock(10);
        value++;
        gate.ReleaseWriterLock();
    }
}
