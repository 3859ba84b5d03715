namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>Only the owner of a mutex may release it.</summary>
public sealed class MutexReleasedByAnother
{
    readonly Mutex mutex = new(initiallyOwned: true);

    public void Run()
    {
        Together.Run(() => mutex.ReleaseMutex());
        mutex.ReleaseMutex();
    }
}
