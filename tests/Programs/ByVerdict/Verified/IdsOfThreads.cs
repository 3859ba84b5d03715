namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Each thread has an id of its own, however it asks for it.</summary>
public sealed class IdsOfThreads
{
    int holder;

    public void Run() => Together.Run(TakeAndGiveBack, TakeAndGiveBack);

    void TakeAndGiveBack()
    {
        int me = Environment.CurrentManagedThreadId;
        Assert.That(me == Thread.CurrentThread.ManagedThreadId);
        int before = Interlocked.CompareExchange(ref holder, me, 0);
        Assert.That(before != me);
        if (before == 0)
            Volatile.Write(ref holder, 0);
    }
}
