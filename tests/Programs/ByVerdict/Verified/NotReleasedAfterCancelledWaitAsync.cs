namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What is given back after a wait that may be cancelled is what was taken.</summary>
public sealed class NotReleasedAfterCancelledWaitAsync
{
    readonly SemaphoreSlim gate = new(1, 1);

    public async Task Run()
    {
        using var cancellation = new CancellationTokenSource();
        Task first = Use(cancellation.Token), second = Use(cancellation.Token);
        cancellation.Cancel();
        await Task.WhenAll(first, second);
        Assert.That(gate.CurrentCount == 1, "Expected 1.");
    }

    async Task Use(CancellationToken token)
    {
        try
        {
            await gate.WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await Task.Yield();
        gate.Release();
    }
}
