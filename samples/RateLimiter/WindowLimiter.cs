namespace SampleCode.RateLimiter;

/// <summary>Lets so many requests pass in each window of time; the others wait for the next one.</summary>
public sealed class WindowLimiter
{
    readonly int permits;
    int left;
    volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WindowLimiter(int permits) => this.permits = left = permits;

    public async Task AcquireAsync()
    {
        while (Interlocked.Decrement(ref left) < 0)
            await next.Task;
    }

    /// <summary>Called by a timer.</summary>
    public void BeginWindow()
    {
        TaskCompletionSource begun = next;
        Volatile.Write(ref left, permits);
        next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        begun.SetResult();
    }
}
