namespace Interleave.Programs.RealBugs;

/// <summary>
/// An asynchronous semaphore counts those that wait below zero. One that is cancelled before it stands in the queue does not
/// give its count back: from then on the semaphore has one less, and at last none.
/// </summary>
public sealed class CountLostToCancelledWait
{
    public Task Reported() => Run(new AsyncSemaphore());

    public Task Fixed() => Run(new FixedSemaphore());

    static async Task Run(AsyncSemaphore semaphore)
    {
        using var cancellation = new CancellationTokenSource();
        await semaphore.EnterAsync(CancellationToken.None);
        Task second = Task.Run(() => Work(semaphore, cancellation.Token));
        cancellation.Cancel();
        semaphore.Exit();
        await second;
        await semaphore.EnterAsync(CancellationToken.None);
    }

    static async Task Work(AsyncSemaphore semaphore, CancellationToken token)
    {
        try
        {
            await semaphore.EnterAsync(token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        semaphore.Exit();
    }

    class AsyncSemaphore
    {
        readonly object gate = new();
        readonly LinkedList<TaskCompletionSource> waiters = new();

        /// <summary>How many may enter; below zero, how many wait.</summary>
        int count = 1;

        public Task EnterAsync(CancellationToken token)
        {
            if (token.IsCancellationRequested)
                return Task.FromCanceled(token);
            lock (gate)
            {
                if (--count >= 0)
                    return Task.CompletedTask;
                var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                // Runs at once when the token has been cancelled since it was looked at.
                token.Register(() => GiveUp(waiter, token));
                if (!waiter.Task.IsCompleted)
                    waiters.AddLast(waiter);
                return waiter.Task;
            }
        }

        public void Exit()
        {
            lock (gate)
            {
                count++;
                if (waiters.First is not { } first)
                    return;
                waiters.RemoveFirst();
                first.Value.SetResult();
            }
        }

        void GiveUp(TaskCompletionSource waiter, CancellationToken token)
        {
            lock (gate)
            {
                if (waiter.Task.IsCompleted)
                    return;
                if (waiters.Remove(waiter) || CountsUnqueued)
                    count++;
                waiter.SetCanceled(token);
            }
        }

        protected virtual bool CountsUnqueued => false;
    }

    sealed class FixedSemaphore : AsyncSemaphore
    {
        protected override bool CountsUnqueued => true;
    }
}
