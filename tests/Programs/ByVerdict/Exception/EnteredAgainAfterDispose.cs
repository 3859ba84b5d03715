namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A thread that holds a recursive lock cannot enter it again once another has disposed of it.</summary>
public sealed class EnteredAgainAfterDispose
{
    readonly ReaderWriterLockSlim gate = new(LockRecursionPolicy.SupportsRecursion);

    public void Run()
    {
        var other = new Thread(() => gate.Dispose());
        gate.EnterReadLock();
        other.Start();
        gate.EnterReadLock();
        gate.ExitReadLock();
        gate.ExitReadLock();
        other.Join();
    }
}
