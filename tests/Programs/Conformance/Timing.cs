namespace Interleave.Programs.Conformance;

/// <summary>What happens after a time.</summary>
public sealed class Timing
{
    public async Task Delay_OfZero_IsComplete()
    {
        Assert.That(Task.Delay(0).IsCompletedSuccessfully, "At once.");
        await Task.Delay(TimeSpan.Zero);
        await Task.Yield();
    }

    public async Task Delay_OfANegativeTime_Throws()
    {
        try
        {
            _ = Task.Delay(-2);
            Assert.That(false, "An exception.");
        }
        catch (ArgumentOutOfRangeException)
        {
        }
        await Task.Delay(1);
    }

    public async Task TwoDelays_BothEnd()
    {
        await Task.WhenAll(Task.Delay(1), Task.Delay(2));
    }

    public async Task DelayOrWork_OneIsFirst()
    {
        Task work = Task.Run(() => { }), delay = Task.Delay(1);
        Task first = await Task.WhenAny(work, delay);
        Assert.That((first == work || first == delay) && first.IsCompleted, "One of them.");
    }

    public async Task WaitAsync_OfACompleteTask_IsTheTask()
    {
        Task complete = Task.CompletedTask;
        Assert.That(complete.WaitAsync(TimeSpan.FromSeconds(1)) == complete, "The same.");
        await Task.Yield();
    }

    public async Task WaitAsync_GivesTheResultOrTimesOut()
    {
        Task<int> work = Task.Run(() => 4);
        try
        {
            Assert.That(await work.WaitAsync(TimeSpan.FromMilliseconds(50)) == 4, "The result.");
        }
        catch (TimeoutException)
        {
        }
        Assert.That(await work == 4, "The result.");
    }

    public async Task Timer_IsGivenItsState()
    {
        var done = new TaskCompletionSource<object?>();
        using var timer = new Timer(done.SetResult, "state", 1, Timeout.Infinite);
        Assert.That((string?)await done.Task == "state", "Its state.");
    }

    public async Task Timer_NotSet_DoesNotFire()
    {
        bool fired = false;
        using (new Timer(_ => fired = true, null, Timeout.Infinite, Timeout.Infinite))
            await Task.Yield();
        Assert.That(!fired, "It was not set.");
    }

    public async Task Timer_Disposed_DoesNotFireAgain()
    {
        int count = 0;
        var timer = new Timer(_ => Interlocked.Increment(ref count), null, 1, Timeout.Infinite);
        await timer.DisposeAsync();
        int before = Volatile.Read(ref count);
        await Task.Yield();
        Assert.That(Volatile.Read(ref count) == before && before <= 1, "No more.");
    }

    public async Task Timer_DisposeAsync_WaitsForTheCallback()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int ended = 0;
        var timer = new Timer(_ =>
        {
            begun.SetResult();
            Volatile.Write(ref ended, 1);
        }, null, 1, Timeout.Infinite);
        await begun.Task;
        await timer.DisposeAsync();
        Assert.That(Volatile.Read(ref ended) == 1, "The callback has ended.");
    }

    public async Task Timer_OfItself_CanSetItAgain()
    {
        var done = new TaskCompletionSource();
        int count = 0;
        Timer? timer = null;
        timer = new Timer(self =>
        {
            if (++count == 2)
                done.SetResult();
            else
                ((Timer)self!).Change(1, Timeout.Infinite);
        });
        timer.Change(1, Timeout.Infinite);
        await done.Task;
        timer.Dispose();
    }

    public async Task Timer_ChangeAfterDispose_SaysNo()
    {
        var timer = new Timer(_ => { });
        timer.Dispose();
        await Task.Yield();
        try
        {
            Assert.That(!timer.Change(1, Timeout.Infinite), "It is disposed of.");
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public async Task PeriodicTimer_Ticks()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        Assert.That(await timer.WaitForNextTickAsync() && await timer.WaitForNextTickAsync(), "Twice.");
    }

    public async Task PeriodicTimer_Disposed_EndsTheWait()
    {
        var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        Task<bool> waiting = timer.WaitForNextTickAsync().AsTask();
        timer.Dispose();
        bool ticked = await waiting;
        Assert.That(!await timer.WaitForNextTickAsync(), "No tick comes any more.");
        _ = ticked;
    }

    public async Task PeriodicTimer_Cancelled_Throws()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        await Task.Yield();
        await Exceptions.Throws<OperationCanceledException>(timer.WaitForNextTickAsync(new CancellationToken(true)).AsTask());
    }

    public async Task OwnClock_DecidesWhen()
    {
        var clock = new Clock();
        Task delay = Task.Delay(TimeSpan.FromHours(1), clock);
        Assert.That(!delay.IsCompleted, "The clock stands.");
        clock.Strike();
        await delay;
    }

    public async Task OwnClock_Cancels()
    {
        var clock = new Clock();
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1), clock);
        Assert.That(!source.IsCancellationRequested, "The clock stands.");
        clock.Strike();
        Assert.That(source.IsCancellationRequested, "It has struck.");
        await Task.Yield();
    }

    public async Task SystemClock_MakesTimers()
    {
        var done = new TaskCompletionSource();
        await using ITimer timer = TimeProvider.System.CreateTimer(_ => done.TrySetResult(), null, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        await done.Task;
    }

    /// <summary>Time that passes when it is told to.</summary>
    sealed class Clock : TimeProvider
    {
        readonly List<(TimerCallback Callback, object? State)> timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Add((callback, state));
            return new Handle();
        }

        public void Strike()
        {
            foreach ((TimerCallback callback, object? state) in timers)
                callback(state);
        }

        sealed class Handle : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
