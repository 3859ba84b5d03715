namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A lock must not be disposed of while another thread waits to read.</summary>
public sealed class DisposedWhileOthersWaitToRead
{
    readonly ReaderWriterLockSlim gate = new();

    public void Run()
    {
        gate.EnterWriteLock();
        var reader = new Thread(() =>
        {
            try
            {
                gate.EnterReadLock();
                gate.ExitReadLock();
            }
            catch (ObjectDisposedException)
            {
            }
        });
        reader.Start();
        gate.ExitWriteLock();
        gate.Dispose();
        reader.Join();
    }
}
