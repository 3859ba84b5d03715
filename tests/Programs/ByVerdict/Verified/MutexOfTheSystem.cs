namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A mutex of the operating system.</summary>
public sealed class MutexOfTheSystem
{
    readonly Mutex mutex = new();
    int count;

    public void Run() => Together.Run(Add, Add);

    void Add()
    {
        mutex.WaitOne();
        count++;
        mutex.ReleaseMutex();
    }
}
