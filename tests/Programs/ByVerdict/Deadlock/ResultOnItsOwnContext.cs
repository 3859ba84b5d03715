namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>The only thread of a context waits for a method that has to come back to it.</summary>
public sealed class ResultOnItsOwnContext
{
    public void Run()
    {
        SynchronizationContext.SetSynchronizationContext(new Queue());
        Work().Wait();
    }

    static async Task Work()
    {
        await Task.Yield();
    }

    sealed class Queue : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            // Run when the thread is back in its loop.
        }
    }
}
