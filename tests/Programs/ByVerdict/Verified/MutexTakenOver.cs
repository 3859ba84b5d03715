namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Who takes a mutex whose owner has ended may go on.</summary>
public sealed class MutexTakenOver
{
    readonly Mutex mutex = new();

    public void Run()
    {
        var owner = new Thread(() => mutex.WaitOne());
        owner.Start();
        owner.Join();
        try
        {
            mutex.WaitOne();
            Assert.That(false, "Expected an exception.");
        }
        catch (AbandonedMutexException)
        {
            mutex.ReleaseMutex();
        }
    }
}
