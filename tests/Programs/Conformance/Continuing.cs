namespace Interleave.Programs.Conformance;

/// <summary>What goes on when a task is complete, and where.</summary>
public sealed class Continuing
{
    public async Task Asynchronously_DoesNotRunAtOnce()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int thread = 0, setter = 0;
        Task waiting = Wait();
        await Task.Run(() =>
        {
            setter = Environment.CurrentManagedThreadId;
            Monitor.Enter(source);
            source.SetResult();
            Monitor.Exit(source);
        });
        await waiting;

        async Task Wait()
        {
            await source.Task;
            // Were it run where the task is completed, the lock would be held here.
            Assert.That(!Monitor.IsEntered(source), "Not in the lock.");
            thread = setter;
        }
    }

    public async Task Await_GoesOnWhereTheTaskIsCompleted()
    {
        var source = new TaskCompletionSource();
        int after = 0;
        Task waiting = Wait();
        Thread setter = new(() =>
        {
            source.SetResult();
            Assert.That(after == Environment.CurrentManagedThreadId, "This thread.");
        });
        setter.Start();
        setter.Join();
        await waiting;

        async Task Wait()
        {
            await source.Task;
            after = Environment.CurrentManagedThreadId;
        }
    }

    public async Task SeveralAwaits_OneGoesOnAtOnce()
    {
        var source = new TaskCompletionSource();
        int setter = 0, here = 0;
        Task a = Count(), b = Count(), c = Count();
        var thread = new Thread(() =>
        {
            setter = Environment.CurrentManagedThreadId;
            source.SetResult();
        });
        thread.Start();
        thread.Join();
        await Task.WhenAll(a, b, c);
        Assert.That(here == 1, "The others are queued.");

        async Task Count()
        {
            await source.Task.ConfigureAwait(false);
            if (Environment.CurrentManagedThreadId == setter)
                here++;
        }
    }

    public async Task Awaits_BehindQueuedTasks_GoOnAtOnce()
    {
        var source = new TaskCompletionSource();
        bool ran = false;
        Task queued = source.Task.ContinueWith(_ => { });
        Task waiting = Wait();
        source.SetResult();
        Assert.That(ran, "Before SetResult has returned.");
        await Task.WhenAll(queued, waiting);

        async Task Wait()
        {
            await source.Task;
            ran = true;
        }
    }

    public async Task ContinueWith_IsQueued()
    {
        var source = new TaskCompletionSource();
        Task<bool> continuation = source.Task.ContinueWith(_ => Thread.CurrentThread.IsThreadPoolThread);
        source.SetResult();
        Assert.That(await continuation, "A thread of the pool.");
    }

    public async Task ContinueWith_Synchronously_RunsAtOnce()
    {
        var source = new TaskCompletionSource();
        bool ran = false;
        Task continuation = source.Task.ContinueWith(_ => ran = true, TaskContinuationOptions.ExecuteSynchronously);
        source.SetResult();
        Assert.That(ran, "Before SetResult has returned.");
        await continuation;
    }

    public async Task ContinueWith_OnAFailedTask_SeesIt()
    {
        Assert.That(await Task.Run(() => throw new FormatException()).ContinueWith(t => t.IsFaulted), "It has failed.");
    }

    public async Task ContinueWith_OnlyOnSuccess_IsCancelledByAFailure()
    {
        Task continuation = Task.Run(() => throw new FormatException()).ContinueWith(_ => { }, TaskContinuationOptions.OnlyOnRanToCompletion);
        await Exceptions.Throws<TaskCanceledException>(continuation);
    }

    public async Task ContinueWith_NotOnCanceled_IsCancelled()
    {
        Task continuation = Task.FromCanceled(new CancellationToken(true)).ContinueWith(_ => { }, TaskContinuationOptions.NotOnCanceled);
        await Exceptions.Throws<TaskCanceledException>(continuation);
    }

    public async Task ContinueWith_IsGivenItsState()
    {
        Task<string> continuation = Task.CompletedTask.ContinueWith((_, state) => state + "!", "a");
        Assert.That(await continuation == "a!" && (string?)continuation.AsyncState == "a", "As given.");
    }

    public async Task ContinueWith_ACancelledToken_IsNotRun()
    {
        bool ran = false;
        Task continuation = Task.CompletedTask.ContinueWith(_ => ran = true, new CancellationToken(true));
        await Exceptions.Throws<TaskCanceledException>(continuation);
        Assert.That(!ran, "Not run.");
    }

    public async Task ContinueWith_ThatFails_HasItsException()
    {
        await Exceptions.Throws<FormatException>(Task.CompletedTask.ContinueWith(_ => throw new FormatException()));
    }

    public async Task ContinueWith_Chain_GoesThrough()
    {
        Assert.That(await Task.Run(() => 1).ContinueWith(t => t.Result + 1).ContinueWith(t => t.Result * 2) == 4, "(1 + 1) * 2");
    }

    public async Task Unwrap_OfAFailedInner_Fails()
    {
        await Exceptions.Throws<FormatException>(Task.Run(() => Task.FromException(new FormatException())));
    }

    public async Task Unwrap_OfNull_IsCanceled()
    {
        await Exceptions.Throws<TaskCanceledException>(Task.Run(() => (Task?)null));
    }

    public async Task OnCompleted_IsCalled()
    {
        var done = new TaskCompletionSource();
        Task.Run(() => { }).GetAwaiter().OnCompleted(done.SetResult);
        await done.Task;
    }

    public async Task ManyAwaits_OfOneTask_AllGoOn()
    {
        var source = new TaskCompletionSource<int>();
        Task<int> a = Get(), b = Get();
        source.SetResult(2);
        Assert.That(await a + await b == 4, "2 + 2");

        async Task<int> Get() => await source.Task;
    }

    public async Task ForceYielding_OnACompleteTask_LeavesTheThread()
    {
        int before = Environment.CurrentManagedThreadId;
        await Task.Run(async () =>
        {
            before = Environment.CurrentManagedThreadId;
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            Assert.That(Thread.CurrentThread.IsThreadPoolThread, "On the pool.");
        });
    }
}
