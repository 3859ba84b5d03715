namespace Interleave.Programs.RealBugs;

/// <summary>
/// A semaphore that gives out releasers takes a wait that has ended for one that was granted. One that was cancelled at that
/// moment has ended, too: there is one too many inside, and one release too many when it leaves.
/// </summary>
public sealed class CancelledWaitTakenForGranted
{
    int inside;

    public Task Reported() => Run(new AsyncSemaphore());

    public Task Fixed() => Run(new FixedSemaphore());

    async Task Run(AsyncSemaphore semaphore)
    {
        using var cancellation = new CancellationTokenSource();
        Task second;
        using (await semaphore.EnterAsync(CancellationToken.None))
        {
            Interlocked.Increment(ref inside);
            second = Task.Run(() => EnterSecond(semaphore, cancellation.Token));
            cancellation.Cancel();
            Interlocked.Decrement(ref inside);
        }
        await second;
    }

    async Task EnterSecond(AsyncSemaphore semaphore, CancellationToken token)
    {
        try
        {
            using (await semaphore.EnterAsync(token))
                Assert.That(Interlocked.Increment(ref inside) == 1, "Expected to be alone.");
        }
        catch (OperationCanceledException)
        {
        }
    }

    class AsyncSemaphore
    {
        readonly SemaphoreSlim semaphore = new(1);

        public Task<Releaser> EnterAsync(CancellationToken token)
        {
            if (token.IsCancellationRequested)
                return Task.FromCanceled<Releaser>(token);
            Task wait = semaphore.WaitAsync(token);
            return IsGranted(wait) ? Task.FromResult(new Releaser(semaphore)) : EnterLater(wait);
        }

        protected virtual bool IsGranted(Task wait) => wait.IsCompleted;

        async Task<Releaser> EnterLater(Task wait)
        {
            await wait;
            return new Releaser(semaphore);
        }
    }

    sealed class FixedSemaphore : AsyncSemaphore
    {
        protected override bool IsGranted(Task wait) => wait.IsCompletedSuccessfully;
    }

    sealed class Releaser(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
