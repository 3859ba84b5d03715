namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>The rounds of an asynchronous loop read, wait and write.</summary>
public sealed class AsyncLoopLosesUpdates
{
    int sum;

    public async Task Run()
    {
        await Parallel.ForEachAsync(new[] { 1, 2 }, async (n, _) =>
        {
            int seen = sum;
            await Task.Yield();
            sum = seen + n;
        });
        Assert.That(sum == 3, "Everything is counted.");
    }
}
