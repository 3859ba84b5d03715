namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Between giving up the read lock and taking the write lock another thread adds.</summary>
public sealed class ReadThenWriteLock
{
    readonly ReaderWriterLockSlim gate = new();
    readonly List<int> made = [];

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(made.Count == 1);
    }

    void Add()
    {
        gate.EnterReadLock();
        bool missing = made.Count == 0;
        gate.ExitReadLock();
        if (!missing)
            return;
        gate.EnterWriteLock();
        made.Add(1);
        gate.ExitWriteLock();
    }
}
