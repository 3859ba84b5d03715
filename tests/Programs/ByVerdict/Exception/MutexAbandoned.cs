namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>Who takes a mutex whose owner has ended is told.</summary>
public sealed class MutexAbandoned
{
    readonly Mutex mutex = new();

    public void Run() => Together.Run(
        () => mutex.WaitOne(),
        () =>
        {
            mutex.WaitOne();
            mutex.ReleaseMutex();
        });
}
