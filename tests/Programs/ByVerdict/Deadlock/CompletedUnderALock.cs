namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A source is completed under a lock, and who waits for it runs there at once, and waits for one who needs the lock.</summary>
public sealed class CompletedUnderALock
{
    readonly Lock gate = new();
    readonly TaskCompletionSource source = new();

    public void Run()
    {
        Task waiting = Wait();
        lock (gate)
            source.SetResult();
        waiting.Wait();
    }

    async Task Wait()
    {
        await source.Task;
        Task.Run(Enter).Wait();
    }

    void Enter()
    {
        lock (gate)
        {
        }
    }
}
