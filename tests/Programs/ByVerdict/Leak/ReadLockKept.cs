namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>An early return leaves the read lock held.</summary>
public sealed class ReadLockKept
{
    readonly ReaderWriterLockSlim gate = new();
    readonly List<int> values = [];

    public void Run() => Together.Run(Read, Read);

    void Read()
    {
        gate.EnterReadLock();
        if (values.Count == 0)
            return;
        gate.ExitReadLock();
    }
}
