namespace Interleave.Programs.RealBugs;

/// <summary>
/// A batch processor waits for its turn inside of the <c>try</c> whose <c>finally</c> gives the turn back. A wait that is
/// cancelled has taken none: the release raises the count, and two batches are processed at once.
/// </summary>
public sealed class ReleasedAfterCancelledWait
{
    int processing;

    public Task Reported() => Run(new BatchProcessor());

    public Task Fixed() => Run(new FixedProcessor());

    async Task Run(BatchProcessor processor)
    {
        using var stopping = new CancellationTokenSource();
        Task first = Task.Run(() => processor.ProcessAsync(Process, CancellationToken.None));
        Task second = Task.Run(() => processor.ProcessAsync(Process, stopping.Token));
        stopping.Cancel();
        await first;
        try
        {
            await second;
        }
        catch (OperationCanceledException)
        {
        }
    }

    void Process()
    {
        Assert.That(Interlocked.Increment(ref processing) == 1, "Expected one batch at a time.");
        Interlocked.Decrement(ref processing);
    }

    class BatchProcessor
    {
        protected SemaphoreSlim Turn { get; } = new(1, 1);

        public virtual async Task ProcessAsync(Action batch, CancellationToken token)
        {
            try
            {
                await Turn.WaitAsync(token);
                batch();
            }
            finally
            {
                Turn.Release();
            }
        }
    }

    sealed class FixedProcessor : BatchProcessor
    {
        public override async Task ProcessAsync(Action batch, CancellationToken token)
        {
            await Turn.WaitAsync(token);
            try
            {
                batch();
            }
            finally
            {
                Turn.Release();
            }
        }
    }
}
