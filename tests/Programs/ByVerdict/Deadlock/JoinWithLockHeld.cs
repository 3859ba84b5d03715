namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A thread is joined by one that has the lock it needs.</summary>
public sealed class JoinWithLockHeld
{
    readonly object gate = new();
    int count;

    public void Run()
    {
        var thread = new Thread(Add);
        thread.Start();
        lock (gate)
            thread.Join();
    }

    void Add()
    {
        lock (gate)
            count++;
    }
}
