namespace Interleave.Programs.Conformance;

/// <summary>Threads that wait for tasks.</summary>
public sealed class Waiting
{
    public Task Wait_ThrowsAggregate()
    {
        try
        {
            Task.Run(() => throw new FormatException()).Wait();
            Assert.That(false, "An exception.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerException is FormatException, "What was thrown.");
        }
        return Task.CompletedTask;
    }

    public Task Result_IsThere()
    {
        Assert.That(Task.Run(() => 5).Result == 5, "The result.");
        return Task.CompletedTask;
    }

    public Task Start_RunsIt()
    {
        int x = 0;
        var task = new Task(() => x = 1);
        Assert.That(task.Status == TaskStatus.Created, "Not started.");
        task.Start();
        task.Wait();
        Assert.That(x == 1 && task.Status == TaskStatus.RanToCompletion, "It has run.");
        return Task.CompletedTask;
    }

    public Task RunSynchronously_RunsHere()
    {
        int thread = 0;
        var task = new Task(() => thread = Environment.CurrentManagedThreadId);
        task.RunSynchronously();
        Assert.That(thread == Environment.CurrentManagedThreadId, "This thread.");
        return Task.CompletedTask;
    }

    public Task StartNew_HasItsState()
    {
        Task<int> task = Task.Factory.StartNew(x => (int)x! + 1, 4);
        Assert.That(task.Result == 5 && (int)task.AsyncState! == 4, "Its state.");
        return Task.CompletedTask;
    }

    public Task CancelledBeforeItBegins_IsCanceled()
    {
        using var source = new CancellationTokenSource();
        var task = new Task(() => { }, source.Token);
        source.Cancel();
        Assert.That(task.IsCanceled, "Cancelled.");
        return Task.CompletedTask;
    }

    public async Task OwnCancellation_IsCanceled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Task task = Task.Run(() => source.Token.ThrowIfCancellationRequested());
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(task.IsFaulted, "Without the token it has failed.");
    }

    public async Task WaitAsync_TimesOut()
    {
        var source = new TaskCompletionSource();
        try
        {
            await source.Task.WaitAsync(TimeSpan.FromMilliseconds(1));
            Assert.That(false, "An exception.");
        }
        catch (TimeoutException)
        {
        }
    }

    public async Task SemaphoreWaitAsync_Excludes()
    {
        using var gate = new SemaphoreSlim(1);
        int inside = 0;
        await Task.WhenAll(Use(), Use());
        
        async Task Use()
        {
            await gate.WaitAsync();
            Assert.That(Interlocked.Increment(ref inside) == 1, "Alone.");
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            gate.Release();
        }
    }
}
