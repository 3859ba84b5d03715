namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two mutexes, each thread begins with the other one.</summary>
public sealed class MutexesInOppositeOrder
{
    readonly Mutex left = new(), right = new();

    public void Run() => Together.Run(() => Both(left, right), () => Both(right, left));

    static void Both(Mutex first, Mutex second)
    {
        first.WaitOne();
        second.WaitOne();
        second.ReleaseMutex();
        first.ReleaseMutex();
    }
}
