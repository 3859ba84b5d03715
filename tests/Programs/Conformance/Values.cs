namespace Interleave.Programs.Conformance;

/// <summary>Value tasks, streams, and what flows along.</summary>
public sealed class Values
{
    public async Task ValueTask_GivesItsResult()
    {
        Assert.That(await Later() == 3, "Later.");
        
        static async ValueTask<int> Later()
        {
            await Task.Yield();
            return 3;
        }
    }

    public async Task ValueTask_OfAValue_IsComplete()
    {
        ValueTask<int> now = new(4);
        Assert.That(now.IsCompletedSuccessfully && await now == 4, "Now.");
        await Task.Yield();
    }

    public async Task ValueTask_Throws()
    {
        try
        {
            await Fail();
            Assert.That(false, "An exception.");
        }
        catch (FormatException)
        {
        }
        
        static async ValueTask Fail()
        {
            await Task.Yield();
            throw new FormatException();
        }
    }

    public async Task AsyncStream_GivesAll()
    {
        int sum = 0;
        await foreach (int item in Items())
            sum += item;
        Assert.That(sum == 3, "1 + 2");
        
        static async IAsyncEnumerable<int> Items()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }
    }

    public async Task AwaitUsing_Disposes()
    {
        var resource = new Resource();
        await using (resource)
            Assert.That(!resource.IsDisposed, "Open.");
        Assert.That(resource.IsDisposed, "Disposed.");
    }

    sealed class Resource : IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            IsDisposed = true;
        }
    }

    public async Task AsyncLocal_FlowsInwards()
    {
        var local = new AsyncLocal<int> { Value = 1 };
        int seen = await Task.Run(() =>
        {
            int value = local.Value;
            local.Value = 2;
            return value;
        });
        Assert.That(seen == 1 && local.Value == 1, "Inwards only.");
    }

    public async Task Context_IsComeBackTo()
    {
        Task<bool> same = await Task.Factory.StartNew(Hop);
        Assert.That(await same, "The same context.");
        
        static async Task<bool> Hop()
        {
            var context = new Inline();
            SynchronizationContext.SetSynchronizationContext(context);
            await Task.Yield();
            return context.Posts == 1;
        }
    }

    sealed class Inline : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posts++;
            d(state);
        }
    }

    public async Task CustomAwaiter_IsAsked()
    {
        Assert.That(await new Own() == 9, "What it gives.");
    }

    sealed class Own : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => false;

        public Own GetAwaiter() => this;

        public int GetResult() => 9;

        public void OnCompleted(Action continuation) => continuation();
    }

    public async Task WorkItem_Runs()
    {
        var done = new TaskCompletionSource();
        ThreadPool.QueueUserWorkItem(_ => done.SetResult());
        await done.Task;
    }

    public async Task Timer_Fires()
    {
        var done = new TaskCompletionSource();
        using var timer = new Timer(_ => done.SetResult(), null, 1, Timeout.Infinite);
        await done.Task;
    }

    public async Task CancelAfter_Cancels()
    {
        using var source = new CancellationTokenSource(1);
        await Task.Delay(Timeout.Infinite, source.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(source.IsCancellationRequested, "By itself.");
    }
}
