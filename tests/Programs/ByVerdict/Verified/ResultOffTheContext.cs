namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A method that does not come back to the context can be waited for by its only thread.</summary>
public sealed class ResultOffTheContext
{
    public void Run()
    {
        SynchronizationContext.SetSynchronizationContext(new Queue());
        Work().Wait();
    }

    static async Task Work() => await Task.Run(() => Thread.Yield()).ConfigureAwait(false);

    sealed class Queue : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            // Run when the thread is back in its loop.
        }
    }
}
