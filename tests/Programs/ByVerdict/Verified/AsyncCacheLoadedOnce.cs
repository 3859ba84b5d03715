namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A cache that keeps the task: whoever comes later awaits the same.</summary>
public sealed class AsyncCacheLoadedOnce
{
    readonly object gate = new();
    Task<string>? cached;
    int loads;

    public async Task Run()
    {
        await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.That(loads == 1, "Loaded once.");
    }

    Task<string> Get()
    {
        lock (gate)
            return cached ??= Load();
    }

    async Task<string> Load()
    {
        loads++;
        await Task.Delay(10);
        return "value";
    }
}
