namespace Interleave.Sync.Scenarios;

public sealed class AsyncMutexScenarios
{
    /// <summary>Two tasks, one after the other.</summary>
    public async Task TwoTasks()
    {
        var mutex = new AsyncMutex();
        var room = new Room();
        await Together.RunAsync(Visit, Visit);
        Expect.That(room.Visits == 2, "Expected both to have been inside.");
        Free(mutex);

        async Task Visit()
        {
            using (await mutex.EnterAsync())
                room.Visit(0);
        }
    }

    /// <summary>Two wait for a third, and one that tries.</summary>
    public async Task TwoWait()
    {
        var mutex = new AsyncMutex();
        var room = new Room();
        AsyncExclusiveLock.Hold held = mutex.TryEnter();
        int turn = 0;
        Task first = Wait(1), second = Wait(2);
        Together.Run(() => held.Dispose(), () => mutex.TryEnter().Dispose());
        await first;
        await second;
        Free(mutex);

        async Task Wait(int me)
        {
            using (await mutex.EnterAsync())
            {
                room.Visit(me);
                Expect.That(++turn == me, "Expected the one that came first to be first.");
            }
        }
    }

    /// <summary>Two tasks, one of them twice: its second wait knows nothing of the first.</summary>
    public async Task OneComesBack()
    {
        var mutex = new AsyncMutex();
        var room = new Room();
        await Together.RunAsync(() => Visit(times: 2), () => Visit(times: 1));
        Expect.That(room.Visits == 3, "Expected both to have been inside.");
        Free(mutex);

        async Task Visit(int times)
        {
            for (int i = 0; i < times; i++)
            {
                using (await mutex.EnterAsync())
                    room.Visit(0);
            }
        }
    }

    /// <summary>One that waits is cancelled while the lock is given up: the one behind it gets it all the same.</summary>
    public async Task OneIsCancelled()
    {
        var mutex = new AsyncMutex();
        var room = new Room();
        using var source = new CancellationTokenSource();
        AsyncExclusiveLock.Hold held = mutex.TryEnter();
        Task first = Visit(source.Token), second = Visit(default);
        Together.Run(() => held.Dispose(), source.Cancel);
        await first;
        await second;
        Free(mutex);

        async Task Visit(CancellationToken token)
        {
            try
            {
                using (await mutex.EnterAsync(token))
                    room.Visit(0);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    /// <summary>One that waits runs out of time while the lock is given up.</summary>
    public async Task OneRunsOutOfTime()
    {
        var mutex = new AsyncMutex();
        var room = new Room();
        AsyncExclusiveLock.Hold held = mutex.TryEnter();
        Task waits = Visit();
        room.Visit(1);
        held.Dispose();
        await waits;
        Free(mutex);

        async Task Visit()
        {
            using AsyncExclusiveLock.Hold mine = await mutex.TryEnterAsync(Expect.AWhile);
            if (mine.IsTaken)
                room.Visit(0);
        }
    }

    internal static void Free(AsyncExclusiveLock mutex)
    {
        AsyncExclusiveLock.Hold hold = mutex.TryEnter();
        Expect.That(hold.IsTaken, "Expected the lock to be free at the end.");
        hold.Dispose();
    }
}

public sealed class AsyncMesaMonitorScenarios
{
    /// <summary>One puts an item, one takes it.</summary>
    public async Task OneItem()
    {
        var monitor = new AsyncMesaMonitor();
        AsyncMesaMonitor.Condition hasItem = monitor.NewCondition();
        int items = 0;
        await Together.RunAsync(Take, Put);
        Expect.That(items == 0, "Expected the item to be taken.");
        AsyncMutexScenarios.Free(monitor);

        async Task Take()
        {
            using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            while (items == 0)
                await hasItem.WaitAsync(hold);
            items--;
        }

        async Task Put()
        {
            using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            items++;
            hasItem.Signal(hold);
        }
    }

    /// <summary>Two wait, and both are woken by one broadcast.</summary>
    public async Task Broadcast()
    {
        var monitor = new AsyncMesaMonitor();
        AsyncMesaMonitor.Condition changed = monitor.NewCondition();
        bool isOpen = false;
        Task first = Pass(), second = Pass();
        AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
        isOpen = true;
        changed.Broadcast(hold);
        hold.Dispose();
        await first;
        await second;
        AsyncMutexScenarios.Free(monitor);

        async Task Pass()
        {
            using AsyncExclusiveLock.Hold mine = await monitor.EnterAsync();
            while (!isOpen)
                await changed.WaitAsync(mine);
        }
    }

    /// <summary>One that waits is cancelled while it is signalled: it counts as signalled, or the signal goes to the other.</summary>
    public async Task CancelledAtTheSignal()
    {
        var monitor = new AsyncMesaMonitor();
        AsyncMesaMonitor.Condition hasItem = monitor.NewCondition();
        using var source = new CancellationTokenSource();
        Task<bool> first = Wait(source.Token), second = Wait(default);
        Together.Run(source.Cancel, () =>
        {
            AsyncExclusiveLock.Hold hold = monitor.TryEnter();
            if (!hold.IsTaken)
                return;
            hasItem.Signal(hold);
            hold.Dispose();
        });
        bool isSignalled = await first;
        AsyncExclusiveLock.Hold last = await monitor.EnterAsync();
        Expect.That(isSignalled == (hasItem.WaitingCount(last) == 1) || !isSignalled, "Expected one signal to wake one.");
        hasItem.Signal(last);
        last.Dispose();
        Expect.That(await second, "Expected a signal.");
        AsyncMutexScenarios.Free(monitor);

        async Task<bool> Wait(CancellationToken token)
        {
            using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            try
            {
                await hasItem.WaitAsync(hold, token);
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}

public sealed class AsyncHoareMonitorScenarios
{
    /// <summary>One waits for an item, one puts it, and another takes what it finds: what holds at the signal holds at the resume, without a loop.</summary>
    public async Task TwoConsumers()
    {
        var monitor = new AsyncHoareMonitor();
        AsyncHoareMonitor.Condition hasItem = monitor.NewCondition();
        int items = 0;
        Task takes = Take(), puts = Task.CompletedTask, other = Task.CompletedTask;
        Together.Run(() => puts = Put(), () => other = TakeWhatIsThere());
        await puts;
        await other;
        await takes;
        Expect.That(items == 0, "Expected the item to be taken.");
        AsyncMutexScenarios.Free(monitor);

        async Task Take()
        {
            using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            if (items == 0)
                await hasItem.WaitAsync(hold);
            Expect.That(items > 0, "Expected an item, as at the signal.");
            items--;
        }

        async Task Put()
        {
            using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            items++;
            await hasItem.SignalAsync(hold);
        }

        async Task TakeWhatIsThere()
        {
            using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
            if (items > 0)
                items--;
        }
    }

    /// <summary>The time of one that waits is up while it is signalled.</summary>
    public async Task TimeIsUpAtTheSignal()
    {
        var monitor = new AsyncHoareMonitor();
        AsyncHoareMonitor.Condition hasItem = monitor.NewCondition();
        int items = 0;
        Task<bool> waits = Take();
        AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
        items++;
        await hasItem.SignalAsync(hold);
        int left = items;
        hold.Dispose();
        Expect.That(left == (await waits ? 0 : 1), "Expected the item to be taken by one that was signalled.");
        AsyncMutexScenarios.Free(monitor);

        async Task<bool> Take()
        {
            using AsyncExclusiveLock.Hold mine = await monitor.EnterAsync();
            if (!await hasItem.WaitAsync(mine, Expect.AWhile))
                return false;
            items--;
            return true;
        }
    }
}
