namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A counter that two asynchronous methods increment behind an await, atomically.</summary>
public sealed class AsyncBodyInterlocked
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
        Interlocked.Increment(ref count);
    }
}
