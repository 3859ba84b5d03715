namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A reader waits for a second reader, which a waiting writer keeps out.</summary>
public sealed class ReadAgainBehindAWriter
{
    readonly ReaderWriterLockSlim gate = new();

    public void Run()
    {
        var writer = new Thread(() =>
        {
            gate.EnterWriteLock();
            gate.ExitWriteLock();
        });
        var second = new Thread(() =>
        {
            gate.EnterReadLock();
            gate.ExitReadLock();
        });
        writer.Start();
        gate.EnterReadLock();
        second.Start();
        second.Join();
        gate.ExitReadLock();
        writer.Join();
    }
}
