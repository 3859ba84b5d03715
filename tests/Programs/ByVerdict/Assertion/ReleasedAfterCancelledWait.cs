namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A release in a finally block gives back what a cancelled wait has never taken.</summary>
public sealed class ReleasedAfterCancelledWait
{
    readonly SemaphoreSlim free = new(1);
    readonly CancellationTokenSource source = new();

    public void Run()
    {
        Together.Run(Use, () => source.Cancel());
        Assert.That(free.CurrentCount == 1, "Expected: free.CurrentCount == 1");
    }

    void Use()
    {
        try
        {
            free.Wait(source.Token);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            free.Release();
        }
    }
}
