namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two threads that hold the lock to read count up: one of the two is lost.</summary>
public sealed class WrittenUnderTheReadLock
{
    readonly ReaderWriterLockSlim gate = new();
    int count;

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(count == 2);
    }

    void Count()
    {
        gate.EnterReadLock();
        count++;
        gate.ExitReadLock();
    }
}
