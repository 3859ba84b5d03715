namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A mutex is released by another thread than the one that has it: behind an await.</summary>
public sealed class MutexHeldAcrossAnAwait
{
    readonly Mutex mutex = new();

    public async Task Run()
    {
        mutex.WaitOne();
        await Task.Yield();
        mutex.ReleaseMutex();
    }
}
