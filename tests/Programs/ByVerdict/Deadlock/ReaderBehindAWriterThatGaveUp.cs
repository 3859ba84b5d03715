namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>
/// A reader that began to wait behind a writer is not let in when the writer gives up, only when the last reader leaves: here
/// that waits for it.
/// </summary>
public sealed class ReaderBehindAWriterThatGaveUp
{
    readonly ReaderWriterLock gate = new();

    public void Run()
    {
        gate.AcquireReaderLock(Timeout.Infinite);
        var writer = new Thread(() =>
        {
            try
            {
                gate.AcquireWriterLock(1);
                gate.ReleaseWriterLock();
            }
            catch (ApplicationException)
            {
            }
        });
        var reader = new Thread(() =>
        {
            gate.AcquireReaderLock(Timeout.Infinite);
            gate.ReleaseReaderLock();
        });
        writer.Start();
        reader.Start();
        writer.Join();
        reader.Join();
        gate.ReleaseReaderLock();
    }
}
