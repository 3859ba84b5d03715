namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Readers see both halves of what a writer changes, or neither.</summary>
public sealed class ReadersBesideEachOther
{
    readonly ReaderWriterLockSlim gate = new();
    int left, right;

    public void Run() => Together.Run(Write, Read, Read);

    void Write()
    {
        gate.EnterWriteLock();
        left++;
        right++;
        gate.ExitWriteLock();
    }

    void Read()
    {
        gate.EnterReadLock();
        Assert.That(left == right);
        gate.ExitReadLock();
    }
}
