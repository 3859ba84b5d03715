namespace SampleCode.RateLimiter;

/// <summary>Lets so many requests pass in each window of time; the others wait for the next one.</summary>
public sealed class AttentiveWindowLimiter
{
    readonly int permits;
    int left;
    volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AttentiveWindowLimiter(int permits) => this.permits = left = permits;

    public async Task AcquireAsync()
    {
        while (true)
        {
            // The window that is next now: if it begins before there turns out to be no permit, nobody need wait for it.
            Task window = next.Task;
            if (Interlocked.Decrement(ref left) >= 0)
                return;
            await window;
        }
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
