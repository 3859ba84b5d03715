namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A semaphore is held across the wait: no update is lost.</summary>
public sealed class AsyncLockedUpdate
{
    readonly SemaphoreSlim gate = new(1, 1);
    int count;

    public async Task Run()
    {
        await Task.WhenAll(Add(), Add());
        Assert.That(count == 2, "Expected 2.");
    }

    async Task Add()
    {
        await gate.WaitAsync();
        try
        {
            int before = count;
            await Task.Yield();
            count = before + 1;
        }
        finally
        {
            gate.Release();
        }
    }
}
