namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A wait that is interrupted has taken nothing.</summary>
public sealed class InterruptedOrServed
{
    readonly SemaphoreSlim free = new(0);
    bool taken;

    public void Run()
    {
        var waiter = new Thread(() =>
        {
            try
            {
                free.Wait();
                taken = true;
            }
            catch (ThreadInterruptedException)
            {
            }
        });
        waiter.Start();
        free.Release();
        waiter.Interrupt();
        waiter.Join();
        Assert.That(free.CurrentCount == (taken ? 0 : 1), "Expected: free.CurrentCount == (taken ? 0 : 1)");
    }
}
