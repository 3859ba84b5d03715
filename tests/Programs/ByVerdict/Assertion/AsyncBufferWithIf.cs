namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A buffer whose consumers wait for a signal and then do not look again: another one was faster.</summary>
public sealed class AsyncBufferWithIf
{
    readonly SemaphoreSlim mutex = new(1);
    TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int items;

    public async Task Run() => await Task.WhenAll(Task.Run(Take), Task.Run(Take), Task.Run(Put), Task.Run(Put));

    async Task Put()
    {
        await mutex.WaitAsync();
        items++;
        signal.TrySetResult();
        mutex.Release();
    }

    async Task Take()
    {
        await mutex.WaitAsync();
        if (items == 0)
        {
            Task filled = signal.Task;
            mutex.Release();
            await filled;
            await mutex.WaitAsync();
        }
        items--;
        Assert.That(items >= 0, "There was something to take.");
        if (items == 0)
            signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        mutex.Release();
    }
}
