namespace Interleave.Programs.Conformance;

/// <summary>Ways to make tasks.</summary>
public sealed class Factories
{
    public async Task FromResult_IsComplete()
    {
        Task<int> task = Task.FromResult(3);
        await Task.Yield();
        Assert.That(task.IsCompletedSuccessfully && await task == 3, "At once.");
    }

    public async Task FromException_HasFailed()
    {
        Task<int> task = Task.FromException<int>(new FormatException());
        await Task.Yield();
        Assert.That(task.IsFaulted, "At once.");
        await Exceptions.Throws<FormatException>(task);
    }

    public async Task Status_GoesItsWay()
    {
        var task = new Task(() => { });
        Assert.That(task.Status == TaskStatus.Created, "Made.");
        task.Start();
        await task;
        Assert.That(task.Status == TaskStatus.RanToCompletion, "Ended.");
    }

    public async Task Start_Twice_Throws()
    {
        var task = new Task(() => { });
        task.Start();
        try
        {
            task.Start();
            Assert.That(false, "An exception.");
        }
        catch (InvalidOperationException)
        {
        }
        await task;
    }

    public async Task Start_OfAMethodsTask_Throws()
    {
        Task task = Later();
        try
        {
            task.Start();
            Assert.That(false, "An exception.");
        }
        catch (InvalidOperationException)
        {
        }
        await task;

        static async Task Later() => await Task.Yield();
    }

    public async Task StartNew_WithAnAsyncDelegate_GivesTheOuterTask()
    {
        var open = new TaskCompletionSource();
        Task<Task> outer = Task.Factory.StartNew(async () => await open.Task);
        Task inner = await outer;
        Assert.That(outer.IsCompleted && !inner.IsCompleted, "The outer one only.");
        open.SetResult();
        await inner;
    }

    public async Task TaskRun_WithAnAsyncDelegate_GivesTheInner()
    {
        var open = new TaskCompletionSource();
        Task inner = Task.Run(async () => await open.Task);
        Assert.That(!inner.IsCompleted, "Not before.");
        open.SetResult();
        await inner;
    }

    public async Task GenericFactory_StartsTasks()
    {
        Assert.That(await Task<int>.Factory.StartNew(() => 4) == 4, "Its result.");
    }

    public async Task LongRunning_Runs()
    {
        Assert.That(await Task.Factory.StartNew(() => 5, TaskCreationOptions.LongRunning) == 5, "Its result.");
    }

    public async Task CompletedTask_IsAlwaysTheSame()
    {
        Assert.That(Task.CompletedTask == Task.CompletedTask && Task.CompletedTask.IsCompletedSuccessfully, "Complete.");
        await Task.Yield();
    }

    public async Task Source_OfATask_HasItsOutcome()
    {
        var source = new TaskCompletionSource<int>();
        source.SetFromTask(Task.FromResult(6));
        Assert.That(await source.Task == 6, "Its result.");
    }

    public async Task Source_WithExceptions_HasAll()
    {
        var source = new TaskCompletionSource();
        source.SetException([new FormatException(), new ArgumentException()]);
        await Exceptions.Throws<FormatException>(source.Task);
        Assert.That(source.Task.Exception!.InnerExceptions.Count == 2, "Both.");
    }

    public async Task Source_WithAToken_HasIt()
    {
        using var cancelled = new CancellationTokenSource();
        var source = new TaskCompletionSource();
        Assert.That(source.TrySetCanceled(cancelled.Token), "Open.");
        try
        {
            await source.Task;
        }
        catch (TaskCanceledException e)
        {
            Assert.That(e.CancellationToken == cancelled.Token, "Its token.");
        }
    }

    public async Task Source_WithNull_Throws()
    {
        var source = new TaskCompletionSource();
        try
        {
            source.SetException((Exception)null!);
            Assert.That(false, "An exception.");
        }
        catch (ArgumentNullException)
        {
        }
        source.SetResult();
        await source.Task;
    }

    public async Task WhenAll_OfNothing_IsComplete()
    {
        Assert.That(Task.WhenAll(Array.Empty<Task>()).IsCompletedSuccessfully, "At once.");
        await Task.WhenAll();
        await Task.Yield();
    }

    public async Task WhenAny_OfNothing_Throws()
    {
        try
        {
            await Task.Yield();
            await Task.WhenAny(Array.Empty<Task>());
            Assert.That(false, "An exception.");
        }
        catch (ArgumentException)
        {
        }
    }

    public async Task WhenAll_WithACancelledTask_IsCanceled()
    {
        await Exceptions.Throws<TaskCanceledException>(Task.WhenAll(Task.Run(() => { }), Task.FromCanceled(new CancellationToken(true))));
    }

    public async Task WhenAll_FailureBeatsCancellation()
    {
        Task all = Task.WhenAll(Task.FromCanceled(new CancellationToken(true)), Task.Run(() => throw new FormatException()));
        await Exceptions.Throws<FormatException>(all);
        Assert.That(all.IsFaulted, "Failed.");
    }

    public async Task WhenAny_DoesNotThrow()
    {
        Task failing = Task.Run(() => throw new FormatException());
        Assert.That(await Task.WhenAny(failing) == failing && failing.IsFaulted, "The task itself.");
    }

    public async Task ValueTask_AsTask_GivesTheSame()
    {
        ValueTask<int> later = Later();
        Assert.That(await later.AsTask() == 7, "Its result.");

        static async ValueTask<int> Later()
        {
            await Task.Yield();
            return 7;
        }
    }

    public async Task ValueTask_Preserved_CanBeAwaitedTwice()
    {
        ValueTask<int> preserved = Later().Preserve();
        Assert.That(await preserved + await preserved == 16, "Twice.");

        static async ValueTask<int> Later()
        {
            await Task.Yield();
            return 8;
        }
    }

    public async Task ValueTask_FromASource_GivesItsResult()
    {
        var signal = new Signal();
        ValueTask<int> waiting = signal.Wait();
        _ = Task.Run(() => signal.Set(9));
        Assert.That(await waiting == 9, "Its result.");
    }

    sealed class Signal : System.Threading.Tasks.Sources.IValueTaskSource<int>
    {
        System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore<int> core;

        public ValueTask<int> Wait() => new(this, core.Version);

        public void Set(int value) => core.SetResult(value);

        int System.Threading.Tasks.Sources.IValueTaskSource<int>.GetResult(short token) => core.GetResult(token);

        System.Threading.Tasks.Sources.ValueTaskSourceStatus System.Threading.Tasks.Sources.IValueTaskSource<int>.GetStatus(short token) => core.GetStatus(token);

        void System.Threading.Tasks.Sources.IValueTaskSource<int>.OnCompleted(
            Action<object?> continuation, object? state, short token, System.Threading.Tasks.Sources.ValueTaskSourceOnCompletedFlags flags) =>
            core.OnCompleted(continuation, state, token, flags);
    }
}
