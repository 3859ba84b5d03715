namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two asynchronous methods read a count, wait, and write it.</summary>
public sealed class AsyncLostUpdate
{
    int count;

    public async Task Run()
    {
        await Task.WhenAll(Add(), Add());
        Assert.That(count == 2, "Expected 2.");
    }

    async Task Add()
    {
        int before = count;
        await Task.Yield();
        count = before + 1;
    }
}
