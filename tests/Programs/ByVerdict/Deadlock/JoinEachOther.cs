namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two threads that wait for each other to end.</summary>
public sealed class JoinEachOther
{
    readonly SemaphoreSlim started = new(0);
    Thread? first, second;

    public void Run()
    {
        first = new Thread(() => WaitFor(second!));
        second = new Thread(() => WaitFor(first));
        first.Start();
        second.Start();
        started.Release(2);
        first.Join();
        second.Join();
    }

    void WaitFor(Thread other)
    {
        started.Wait();
        other.Join();
    }
}
