namespace Interleave.Programs.Conformance;

/// <summary>Tasks that the program completes.</summary>
public sealed class Sources
{
    public async Task SetResult_RunsContinuationAtOnce()
    {
        var source = new TaskCompletionSource();
        bool ran = false;
        Task waiting = Wait();
        source.SetResult();
        Assert.That(ran, "Before SetResult has returned.");
        await waiting;
        
        async Task Wait()
        {
            await source.Task;
            ran = true;
        }
    }

    public async Task SetResult_Twice_Throws()
    {
        var source = new TaskCompletionSource<int>();
        source.SetResult(1);
        try
        {
            source.SetResult(2);
            Assert.That(false, "An exception.");
        }
        catch (InvalidOperationException)
        {
        }
        Assert.That(await source.Task == 1 && !source.TrySetResult(3), "The first.");
    }

    public async Task TrySetResult_OneOfTwoWins()
    {
        var source = new TaskCompletionSource<int>();
        Task<bool> a = Task.Run(() => source.TrySetResult(1)), b = Task.Run(() => source.TrySetResult(2));
        int result = await source.Task;
        bool first = await a, second = await b;
        Assert.That(first != second && (result == 1) == first, "The winner's.");
    }

    public async Task SetException_IsThrown()
    {
        var source = new TaskCompletionSource<int>();
        Task setter = Task.Run(() => source.SetException(new FormatException()));
        try
        {
            await source.Task;
            Assert.That(false, "An exception.");
        }
        catch (FormatException)
        {
        }
        await setter;
    }

    public async Task SetCanceled_IsCanceled()
    {
        var source = new TaskCompletionSource();
        source.SetCanceled();
        await source.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(source.Task.IsCanceled, "Cancelled.");
    }

    public async Task State_IsKept()
    {
        var source = new TaskCompletionSource("state");
        Assert.That((string?)source.Task.AsyncState == "state", "As given.");
        source.SetResult();
        await source.Task;
        Assert.That((string?)source.Task.AsyncState == "state", "As given.");
    }
}
