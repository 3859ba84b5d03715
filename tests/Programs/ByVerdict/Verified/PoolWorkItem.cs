namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A work item in the thread pool, waited for in a loop.</summary>
public sealed class PoolWorkItem
{
    volatile bool done;

    public void Run()
    {
        ThreadPool.QueueUserWorkItem(_ => done = true);
        while (!done)
            Thread.Yield();
    }
}
