namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A wait that is cancelled has taken nothing, and gives back all the same.</summary>
public sealed class ReleasedAfterCancelledWaitAsync
{
    readonly SemaphoreSlim gate = new(1, 1);

    public async Task Run()
    {
        using var cancellation = new CancellationTokenSource();
        Task first = Use(cancellation.Token), second = Use(cancellation.Token);
        cancellation.Cancel();
        await Task.WhenAll(first, second);
    }

    async Task Use(CancellationToken token)
    {
        try
        {
            await gate.WaitAsync(token);
            await Task.Yield();
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            gate.Release();
        }
    }
}
