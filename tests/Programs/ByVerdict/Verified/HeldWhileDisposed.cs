namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A thread that holds the lock while another disposes of it can leave it, and may not enter again.</summary>
public sealed class HeldWhileDisposed
{
    readonly ReaderWriterLockSlim gate = new(LockRecursionPolicy.SupportsRecursion);

    public void Run()
    {
        var other = new Thread(gate.Dispose);
        gate.EnterReadLock();
        other.Start();
        other.Join();
        bool refused = false;
        try
        {
            gate.EnterReadLock();
        }
        catch (ObjectDisposedException)
        {
            refused = true;
        }
        Assert.That(refused);
        gate.Dispose();
        gate.ExitReadLock();
    }
}
