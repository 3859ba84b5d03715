namespace Interleave.Programs.Conformance;

/// <summary>Waiting for a semaphore without blocking.</summary>
public sealed class Semaphores
{
    public async Task Free_IsTakenAtOnce()
    {
        using var gate = new SemaphoreSlim(1);
        Assert.That(gate.WaitAsync().IsCompletedSuccessfully && gate.CurrentCount == 0, "At once.");
        await Task.Yield();
    }

    public async Task Release_LetsTheFirstIn()
    {
        using var gate = new SemaphoreSlim(0);
        Task first = gate.WaitAsync(), second = gate.WaitAsync();
        gate.Release();
        await first;
        Assert.That(!second.IsCompleted, "In their order.");
        gate.Release();
        await second;
    }

    public async Task ReleaseOfTwo_LetsBothIn()
    {
        using var gate = new SemaphoreSlim(0);
        Task first = gate.WaitAsync(), second = gate.WaitAsync();
        gate.Release(2);
        await Task.WhenAll(first, second);
        Assert.That(gate.CurrentCount == 0, "Both are in.");
    }

    public async Task Timeout_OfZero_SaysNo()
    {
        using var gate = new SemaphoreSlim(0);
        Assert.That(!await gate.WaitAsync(0), "Not free.");
    }

    public async Task Timeout_GivesWhatIsTrue()
    {
        using var gate = new SemaphoreSlim(0);
        Task<bool> waiting = gate.WaitAsync(10);
        Task release = Task.Run(() => gate.Release());
        bool taken = await waiting;
        await release;
        Assert.That(gate.CurrentCount == (taken ? 0 : 1), "Taken or not.");
    }

    public async Task Cancelled_TakesNothing()
    {
        using var gate = new SemaphoreSlim(0);
        using var source = new CancellationTokenSource();
        Task waiting = gate.WaitAsync(source.Token);
        source.Cancel();
        await Exceptions.Throws<OperationCanceledException>(waiting);
        gate.Release();
        Assert.That(gate.CurrentCount == 1, "Nothing was taken.");
    }

    public async Task CancelledBefore_IsCanceled()
    {
        using var gate = new SemaphoreSlim(1);
        Assert.That(gate.WaitAsync(new CancellationToken(true)).IsCanceled && gate.CurrentCount == 1, "At once.");
        await Task.Yield();
    }

    public async Task BlockingAndAsyncWaits_Share()
    {
        using var gate = new SemaphoreSlim(1);
        int inside = 0;
        Task blocking = Task.Run(() =>
        {
            gate.Wait();
            Assert.That(Interlocked.Increment(ref inside) == 1, "Alone.");
            Interlocked.Decrement(ref inside);
            gate.Release();
        });
        await gate.WaitAsync();
        Assert.That(Interlocked.Increment(ref inside) == 1, "Alone.");
        Interlocked.Decrement(ref inside);
        gate.Release();
        await blocking;
    }
}
