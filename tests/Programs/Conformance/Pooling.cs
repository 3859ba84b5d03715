namespace Interleave.Programs.Conformance;

/// <summary>The thread pool, and threads that wait.</summary>
public sealed class Pooling
{
    public async Task WorkItem_IsGivenItsState()
    {
        var seen = new TaskCompletionSource<int>();
        ThreadPool.QueueUserWorkItem(seen.SetResult, 3, preferLocal: false);
        Assert.That(await seen.Task == 3, "As queued.");
    }

    public async Task WorkItem_OfOnesOwn_IsExecuted()
    {
        var item = new Item();
        ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: true);
        await item.Done.Task;
    }

    sealed class Item : IThreadPoolWorkItem
    {
        public TaskCompletionSource Done { get; } = new();

        public void Execute() => Done.SetResult();
    }

    public async Task Threads_OfThePool_AreInTheBackground()
    {
        Assert.That(await Task.Run(() => Thread.CurrentThread is { IsThreadPoolThread: true, IsBackground: true }), "Of the pool.");
    }

    public async Task Limits_CanBeSet()
    {
        ThreadPool.GetMinThreads(out int workers, out int completions);
        Assert.That(ThreadPool.SetMinThreads(workers, completions), "As they are.");
        await Task.Run(() => { });
    }

    public async Task BlockingWaits_OfManyTasks_AllEnd()
    {
        var open = new TaskCompletionSource();
        Task[] waiting = [Task.Run(open.Task.Wait), Task.Run(open.Task.Wait)];
        open.SetResult();
        await Task.WhenAll(waiting);
    }

    public Task Wait_WithATime_SaysWhetherItHasEnded()
    {
        var open = new TaskCompletionSource();
        Assert.That(!open.Task.Wait(0) && !open.Task.Wait(1), "Open.");
        open.SetResult();
        Assert.That(open.Task.Wait(0), "Complete.");
        return Task.CompletedTask;
    }

    public Task Wait_WithACancelledToken_Throws()
    {
        var open = new TaskCompletionSource();
        try
        {
            open.Task.Wait(new CancellationToken(true));
            Assert.That(false, "An exception.");
        }
        catch (OperationCanceledException)
        {
        }
        return Task.CompletedTask;
    }

    public Task WaitAll_Throws_AllExceptions()
    {
        Task a = Task.Run(() => throw new FormatException()), b = Task.Run(() => throw new ArgumentException());
        try
        {
            Task.WaitAll(a, b);
            Assert.That(false, "An exception.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerExceptions.Count == 2, "Both.");
        }
        return Task.CompletedTask;
    }

    public Task WaitAny_WithATime_SaysMinusOne()
    {
        Assert.That(Task.WaitAny([new TaskCompletionSource().Task], 0) == -1, "None.");
        return Task.CompletedTask;
    }

    public Task WaitAny_DoesNotThrow()
    {
        Assert.That(Task.WaitAny(Task.Run(() => throw new FormatException())) == 0, "The only one.");
        return Task.CompletedTask;
    }

    public async Task AsyncMain_OfAThread_CanBlock()
    {
        int result = 0;
        var thread = new Thread(() => result = Later().GetAwaiter().GetResult());
        thread.Start();
        thread.Join();
        Assert.That(result == 2, "Its result.");
        await Task.Yield();

        static async Task<int> Later()
        {
            await Task.Yield();
            return 2;
        }
    }

    public async Task SpinWait_UntilATaskIsComplete()
    {
        Task task = Task.Run(() => { });
        SpinWait.SpinUntil(() => task.IsCompleted);
        Assert.That(task.IsCompleted, "Complete.");
        await task;
    }

    public async Task Monitor_IsNotHeldOverAnAwait()
    {
        object gate = new();
        int count = 0;
        await Task.WhenAll(Add(), Add());
        Assert.That(count == 2, "Both.");

        async Task Add()
        {
            await Task.Yield();
            lock (gate)
                count++;
        }
    }

    public async Task Interlocked_CountsAll()
    {
        int count = 0;
        await Task.WhenAll(Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count)));
        Assert.That(count == 2, "Both.");
    }
}
