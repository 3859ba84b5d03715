namespace Interleave.Programs.ConformanceControls;

/// <summary>What .NET does not promise: each is wrong in some execution, and must be found to be.</summary>
public sealed class Wrong
{
    public async Task TaskRun_HasNotEndedWhenItIsAwaited()
    {
        Task task = Task.Run(() => { });
        Assert.That(!task.IsCompleted);
        await task;
    }

    public async Task TaskRun_HasEndedAfterAYield()
    {
        Task task = Task.Run(() => { });
        await Task.Yield();
        Assert.That(task.IsCompleted);
    }

    public async Task FirstOfTwo_IsTheFirstStarted()
    {
        Task a = Task.Run(() => { }), b = Task.Run(() => { });
        Assert.That(await Task.WhenAny(a, b) == a);
    }

    public async Task Await_GoesOnOnThePool()
    {
        var source = new TaskCompletionSource();
        int after = 0;
        Task waiting = Wait();
        int setter = Environment.CurrentManagedThreadId;
        source.SetResult();
        await waiting;
        Assert.That(after != setter);

        async Task Wait()
        {
            await source.Task;
            after = Environment.CurrentManagedThreadId;
        }
    }

    public async Task ContinueWith_RunsAtOnce()
    {
        var source = new TaskCompletionSource();
        int ran = 0;
        Task continuation = source.Task.ContinueWith(_ => Volatile.Write(ref ran, 1));
        source.SetResult();
        Assert.That(Volatile.Read(ref ran) == 1);
        await continuation;
    }

    public async Task Asynchronously_RunsAtOnce()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int ran = 0;
        Task waiting = Wait();
        source.SetResult();
        Assert.That(Volatile.Read(ref ran) == 1);
        await waiting;

        async Task Wait()
        {
            await source.Task;
            Volatile.Write(ref ran, 1);
        }
    }

    public async Task ShorterDelay_EndsFirst()
    {
        Task shorter = Task.Delay(1), longer = Task.Delay(1000);
        Assert.That(await Task.WhenAny(longer, shorter) == shorter);
    }

    public async Task WaitAsync_DoesNotTimeOut() => await Task.Run(() => { }).WaitAsync(TimeSpan.FromHours(1));

    public async Task WaitAsync_TimesOut()
    {
        try
        {
            await Task.Run(() => { }).WaitAsync(TimeSpan.FromMilliseconds(1));
            Assert.That(false);
        }
        catch (TimeoutException)
        {
        }
    }

    public async Task Semaphore_LetsTwoIn()
    {
        using var gate = new SemaphoreSlim(2);
        int inside = 0;
        await Task.WhenAll(Use(), Use());

        async Task Use()
        {
            await gate.WaitAsync();
            await Task.Yield();
            Assert.That(Interlocked.Increment(ref inside) == 1);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            gate.Release();
        }
    }

    public async Task CancelAfter_HasNotHappened()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1));
        await Task.Yield();
        Assert.That(!source.IsCancellationRequested);
    }

    public async Task Timer_FiresOnce()
    {
        int count = 0;
        using var timer = new Timer(_ => Interlocked.Increment(ref count), null, 0, 1);
        await Task.Yield();
        Assert.That(Volatile.Read(ref count) < 2);
    }

    public async Task Timer_DoesNotOverlap()
    {
        int inside = 0;
        using var timer = new Timer(_ =>
        {
            Assert.That(Interlocked.Increment(ref inside) == 1);
            Interlocked.Decrement(ref inside);
        }, null, 0, 1);
        await Task.Delay(10);
    }
}
