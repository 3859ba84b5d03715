namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What an asynchronous method throws comes out of its task.</summary>
public sealed class AsyncTaskThrows
{
    public async Task Run()
    {
        try
        {
            await Fire();
        }
        catch (InvalidOperationException)
        {
            return;
        }
        Assert.That(false, "Expected an exception.");
    }

    static async Task Fire()
    {
        await Task.Yield();
        throw new InvalidOperationException();
    }
}
