namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A source is completed under a lock, and who waits for it runs on a thread of its own.</summary>
public sealed class CompletedUnderALockAsynchronously
{
    readonly Lock gate = new();
    readonly TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
