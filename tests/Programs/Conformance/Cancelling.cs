namespace Interleave.Programs.Conformance;

/// <summary>Tokens, and what they end.</summary>
public sealed class Cancelling
{
    public async Task Delay_IsEnded()
    {
        using var source = new CancellationTokenSource();
        Task delay = Task.Delay(Timeout.Infinite, source.Token);
        source.Cancel();
        await Exceptions.Throws<TaskCanceledException>(delay);
    }

    public async Task DelayWithATime_EndsInOneOfTwoWays()
    {
        using var source = new CancellationTokenSource();
        Task delay = Task.Delay(1, source.Token);
        source.Cancel();
        await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(delay.IsCanceled != delay.IsCompletedSuccessfully, "One of the two.");
    }

    public async Task TokenBefore_TaskIsNotRun()
    {
        bool ran = false;
        Task task = Task.Run(() => ran = true, new CancellationToken(true));
        await Exceptions.Throws<TaskCanceledException>(task);
        Assert.That(!ran && task.IsCanceled, "Not run.");
    }

    public async Task OwnToken_MakesATaskCanceled()
    {
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        Task task = Task.Run(() =>
        {
            begun.SetResult();
            while (true)
                source.Token.ThrowIfCancellationRequested();
        }, source.Token);
        await begun.Task;
        source.Cancel();
        await Exceptions.Throws<OperationCanceledException>(task);
        Assert.That(task.IsCanceled, "Cancelled.");
    }

    public async Task OthersToken_MakesATaskFail()
    {
        using var own = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        other.Cancel();
        Task task = Task.Run(() => other.Token.ThrowIfCancellationRequested(), own.Token);
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(task.IsFaulted, "Failed.");
    }

    public async Task Callbacks_RunLastFirst()
    {
        using var source = new CancellationTokenSource();
        string order = "";
        source.Token.Register(() => order += "a");
        source.Token.Register(() => order += "b");
        source.Cancel();
        await Task.Yield();
        Assert.That(order == "ba", order);
    }

    public async Task Callback_IsGivenItsState()
    {
        using var source = new CancellationTokenSource();
        object? seen = null;
        source.Token.Register(state => seen = state, "state");
        source.Cancel();
        await Task.Yield();
        Assert.That((string?)seen == "state", "As registered.");
    }

    public async Task Unregistered_IsNotRun()
    {
        using var source = new CancellationTokenSource();
        bool ran = false;
        CancellationTokenRegistration registration = source.Token.Register(() => ran = true);
        await registration.DisposeAsync();
        await Task.Yield();
        source.Cancel();
        Assert.That(!ran, "Not run.");
    }

    public async Task DisposeAsync_WaitsForTheCallback()
    {
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool ended = false;
        CancellationTokenRegistration registration = source.Token.Register(() =>
        {
            begun.SetResult();
            ended = true;
        });
        Task cancel = Task.Run(source.Cancel);
        await begun.Task;
        await registration.DisposeAsync();
        Assert.That(ended, "It has ended.");
        await cancel;
    }

    public async Task CancelAsync_RunsCallbacks()
    {
        using var source = new CancellationTokenSource();
        bool ran = false;
        source.Token.Register(() => ran = true);
        Task cancelling = source.CancelAsync();
        Assert.That(source.IsCancellationRequested, "At once.");
        await cancelling;
        Assert.That(ran, "All callbacks have run.");
    }

    public async Task CancelAsync_HasTheirExceptions()
    {
        using var source = new CancellationTokenSource();
        source.Token.Register(() => throw new FormatException());
        Task cancelling = source.CancelAsync();
        await cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(cancelling.Exception!.InnerException is AggregateException { InnerException: FormatException }, "Those of the callbacks.");
    }

    public async Task Cancel_ThrowsWhatCallbacksThrow()
    {
        using var source = new CancellationTokenSource();
        source.Token.Register(() => throw new FormatException());
        try
        {
            source.Cancel();
            Assert.That(false, "An exception.");
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerException is FormatException, "The callback's.");
        }
        await Task.Yield();
    }

    public async Task Linked_IsCancelledByEither()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(first.Token, second.Token);
        Task delay = Task.Delay(Timeout.Infinite, both.Token);
        second.Cancel();
        await Exceptions.Throws<TaskCanceledException>(delay);
        Assert.That(!first.IsCancellationRequested, "Not the other one.");
    }

    public async Task CancelAfter_OfACancelledSource_DoesNothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        source.CancelAfter(Timeout.Infinite);
        await Task.Yield();
        Assert.That(source.IsCancellationRequested, "As it was.");
    }

    public async Task TryReset_GivesAFreshSource()
    {
        using var source = new CancellationTokenSource();
        bool ran = false;
        source.Token.Register(() => ran = true);
        Assert.That(source.TryReset(), "Not cancelled.");
        source.Cancel();
        await Task.Yield();
        Assert.That(!ran && !source.TryReset(), "The callback is gone.");
    }

    public async Task WaitAsync_LeavesTheTaskAlone()
    {
        using var source = new CancellationTokenSource();
        var open = new TaskCompletionSource();
        Task waiting = open.Task.WaitAsync(source.Token);
        source.Cancel();
        await Exceptions.Throws<TaskCanceledException>(waiting);
        Assert.That(!open.Task.IsCompleted, "Still open.");
        open.SetResult();
    }

    public async Task ValueTaskFromCanceled_HasItsToken()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        await Task.Yield();
        Exception? thrown = null;
        try
        {
            await ValueTask.FromCanceled<int>(source.Token);
        }
        catch (TaskCanceledException e)
        {
            thrown = e;
        }
        Assert.That(ValueTask.FromCanceled(source.Token).IsCanceled && thrown is TaskCanceledException cancelled && cancelled.CancellationToken == source.Token);
    }

    public async Task FromCanceled_HasItsToken()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        await Task.Yield();
        try
        {
            await Task.FromCanceled(source.Token);
            Assert.That(false, "An exception.");
        }
        catch (TaskCanceledException e)
        {
            Assert.That(e.CancellationToken == source.Token, "Its token.");
        }
    }

    public async Task Register_KeepsTheFlow()
    {
        using var source = new CancellationTokenSource();
        var local = new AsyncLocal<int> { Value = 1 };
        int seen = 0;
        source.Token.Register(() => seen = local.Value);
        local.Value = 2;
        source.Cancel();
        await Task.Yield();
        Assert.That(seen == 1, "As when it was registered.");
    }

    public async Task DisposedSource_CannotBeCancelled()
    {
        var source = new CancellationTokenSource();
        source.Dispose();
        try
        {
            source.Cancel();
            Assert.That(false, "An exception.");
        }
        catch (ObjectDisposedException)
        {
        }
        await Task.Yield();
    }
}
