namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A writer that waits for a time writes alone, or not at all.</summary>
public sealed class TimedWriterGivesUp
{
    readonly ReaderWriterLockSlim gate = new();
    int value;

    public void Run() => Together.Run(Write, Write, Read);

    void Write()
    {
        if (!gate.TryEnterWriteLock(10))
            return;
        value++;
        value--;
        gate.ExitWriteLock();
    }

    void Read()
    {
        gate.EnterReadLock();
        Assert.That(value == 0);
        gate.ExitReadLock();
    }
}
