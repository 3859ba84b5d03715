namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>An asynchronous method that goes on wherever its delay ends.</summary>
public sealed class AsyncMethod
{
    int count;

    public void Run() => CountAsync().GetAwaiter().GetResult();

    async Task CountAsync()
    {
        await Task.Delay(1);
        count++;
    }
}
