namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A cache that looks, awaits, and stores: two that come at once both load.</summary>
public sealed class AsyncCacheLoadedTwice
{
    string? cached;
    int loads;

    public async Task Run()
    {
        await Task.WhenAll(Get(), Get());
        Assert.That(loads == 1, "Loaded once.");
    }

    async Task<string> Get() => cached ??= await Load();

    async Task<string> Load()
    {
        loads++;
        await Task.Delay(10);
        return "value";
    }
}
