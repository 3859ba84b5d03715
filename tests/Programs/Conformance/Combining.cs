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

    public async Task ContinueWhenAll_IsGivenAll_HoweverTheyHaveEnded()
    {
        Task<int> one = Task.Run(() => 1);
        Task<int> failing = Task.Run(int () => throw new InvalidOperationException());
        int ended = await Task.Factory.ContinueWhenAll([one, failing], tasks => tasks.Count(t => t.IsCompleted));
        Assert.That(ended == 2 && failing.IsFaulted, "Both have ended.");
    }

    public async Task ContinueWhenAll_OfOtherTasks_RunsAfterThem()
    {
        int count = 0;
        Task[] tasks = [Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count))];
        await new TaskFactory().ContinueWhenAll(tasks, _ => Assert.That(Volatile.Read(ref count) == 2, "After both."));
    }

    public async Task ContinueWhenAny_IsGivenOneThatHasEnded()
    {
        var never = new TaskCompletionSource<int>();
        Task<int> one = Task.Run(() => 1);
        int found = await Task<int>.Factory.ContinueWhenAny([never.Task, one], first => first.Result);
        Assert.That(found == 1, "The one that ends.");
    }

    public async Task ContinueWhenAny_OfNothing_IsWrong()
    {
        await Task.Run(() => { });
        try
        {
            await Task.Factory.ContinueWhenAny([], (Task _) => { });
            Assert.That(false, "Thrown.");
        }
        catch (ArgumentException)
        {
            // As promised.
        }
    }

    public async Task WaitAll_WithAToken_EndsWithTheTasksOrTheToken()
    {
        using var source = new CancellationTokenSource();
        Task one = Task.Run(() => { }), cancelling = Task.Run(source.Cancel);
        try
        {
            Task.WaitAll([one, cancelling], source.Token);
            Assert.That(one.IsCompleted && cancelling.IsCompleted, "Both.");
        }
        catch (OperationCanceledException e)
        {
            Assert.That(e.CancellationToken == source.Token, "Its token.");
        }
        await Task.WhenAll(one, cancelling);
    }
}
