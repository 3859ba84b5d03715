namespace Interleave.Programs.ByVerdict.Leak;

/// <summary>A thread ends with a mutex.</summary>
public sealed class MutexNeverReleased
{
    readonly Mutex mutex = new();

    public void Run() => Together.Run(() => mutex.WaitOne());
}
