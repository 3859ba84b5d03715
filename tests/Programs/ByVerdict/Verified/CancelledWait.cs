namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Whoever waits goes on, with a token or with what it waited for; nothing is lost.</summary>
public sealed class CancelledWait
{
    readonly SemaphoreSlim free = new(0);
    readonly CancellationTokenSource source = new();
    bool taken;

    public void Run()
    {
        Together.Run(
            () =>
            {
                try
                {
                    free.Wait(source.Token);
                    taken = true;
                }
                catch (OperationCanceledException)
                {
                }
            },
            () => free.Release(),
            () => source.Cancel());
        Assert.That(free.CurrentCount == (taken ? 0 : 1), "Expected: free.CurrentCount == (taken ? 0 : 1)");
    }
}
