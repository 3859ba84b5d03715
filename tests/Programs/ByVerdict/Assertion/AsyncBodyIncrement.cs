namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A counter that two asynchronous methods increment behind an await.</summary>
public sealed class AsyncBodyIncrement
{
    int count;

    public async Task Run()
    {
        await Task.WhenAll(Add(), Add());
        Assert.That(count == 2, "Expected 2.");
    }

    async Task Add()
    {
        await Task.Yield();
        count++;
    }
}
