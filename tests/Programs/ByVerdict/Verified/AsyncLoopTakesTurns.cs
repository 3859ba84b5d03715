namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An asynchronous loop whose rounds take turns by a semaphore.</summary>
public sealed class AsyncLoopTakesTurns
{
    readonly SemaphoreSlim gate = new(1);
    int sum;

    public async Task Run()
    {
        await Parallel.ForEachAsync(new[] { 1, 2 }, async (n, token) =>
        {
            await gate.WaitAsync(token);
            sum += n;
            gate.Release();
        });
        Assert.That(sum == 3, "Everything is counted.");
    }
}
