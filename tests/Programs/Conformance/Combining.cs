namespace Interleave.Programs.Conformance;

/// <summary>Several tasks at once.</summary>
public sealed class Combining
{
    public async Task WhenAll_GivesAllResults()
    {
        int[] results = await Task.WhenAll(Task.Run(() => 1), Task.Run(() => 2));
        Assert.That(results is [1, 2], "In their order.");
    }

    public async Task WhenAll_HasAllExceptions()
    {
        Task all = Task.WhenAll(Task.Run(() => throw new FormatException()), Task.Run(() => throw new FormatException()));
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(all.Exception!.InnerExceptions.Count == 2, "Both.");
    }

    public async Task WhenAny_GivesACompleteOne()
    {
        Task first = await Task.WhenAny(Task.Run(() => { }), Task.Run(() => { }));
        Assert.That(first.IsCompleted, "Complete.");
    }

    public Task WaitAll_Waits()
    {
        int count = 0;
        Task.WaitAll(Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count)));
        Assert.That(count == 2, "Both.");
        return Task.CompletedTask;
    }

    public Task WaitAny_GivesACompleteOne()
    {
        Task[] tasks = [Task.Run(() => { }), Task.Run(() => { })];
        Assert.That(tasks[Task.WaitAny(tasks)].IsCompleted, "Complete.");
        return Task.CompletedTask;
    }

    public async Task Unwrap_FollowsTheInner()
    {
        Assert.That(await Task.Run(async () =>
        {
            await Task.Yield();
            return 7;
        }) == 7, "The inner result.");
    }

    public async Task ContinueWith_SeesTheResult()
    {
        Assert.That(await Task.Run(() => 3).ContinueWith(t => t.Result + 1) == 4, "3 + 1");
    }

    public async Task ContinueWith_OnlyOnFaulted_IsCancelled()
    {
        Task continuation = Task.Run(() => { }).ContinueWith(_ => { }, TaskContinuationOptions.OnlyOnFaulted);
        await continuation.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(continuation.IsCanceled, "Not run.");
    }
}
