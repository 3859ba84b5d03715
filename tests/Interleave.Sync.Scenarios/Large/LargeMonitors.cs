namespace Interleave.Sync.Scenarios.Large;

public sealed class MesaMonitorLarge
{
    /// <summary>Two put and two take, through a buffer with room for two.</summary>
    public void TwoAndTwo()
    {
        var monitor = new MesaMonitor();
        MesaMonitor.Condition changed = monitor.NewCondition();
        var buffer = new Queue<int>();
        int sum = 0;
        ThreadStart puts = () =>
        {
            for (int value = 1; value <= 3; value++)
            {
                monitor.Enter();
                while (buffer.Count == 2)
                    changed.Wait();
                buffer.Enqueue(value);
                changed.Broadcast();
                monitor.Exit();
            }
        };
        ThreadStart takes = () =>
        {
            for (int i = 0; i < 3; i++)
            {
                monitor.Enter();
                while (buffer.Count == 0)
                    changed.Wait();
                sum += buffer.Dequeue();
                changed.Broadcast();
                monitor.Exit();
            }
        };
        Together.Run(puts, puts, takes, takes);
        Expect.That(sum == 12 && buffer.Count == 0, "Expected each value once.");
    }
}

public sealed class HoareMonitorLarge
{
    /// <summary>Two put and two take, through a buffer with room for two, without a loop around a wait.</summary>
    public void TwoAndTwo()
    {
        var monitor = new HoareMonitor();
        HoareMonitor.Condition hasRoom = monitor.NewCondition(), hasItem = monitor.NewCondition();
        var buffer = new Queue<int>();
        int sum = 0;
        ThreadStart puts = () =>
        {
            for (int value = 1; value <= 3; value++)
            {
                monitor.Enter();
                if (buffer.Count == 2)
                    hasRoom.Wait();
                Expect.That(buffer.Count < 2, "Expected room: what held at the signal holds at the resume.");
                buffer.Enqueue(value);
                hasItem.Signal();
                monitor.Exit();
            }
        };
        ThreadStart takes = () =>
        {
            for (int i = 0; i < 3; i++)
            {
                monitor.Enter();
                if (buffer.Count == 0)
                    hasItem.Wait();
                Expect.That(buffer.Count > 0, "Expected an item: what held at the signal holds at the resume.");
                sum += buffer.Dequeue();
                hasRoom.Signal();
                monitor.Exit();
            }
        };
        Together.Run(puts, puts, takes, takes);
        Expect.That(sum == 12 && buffer.Count == 0, "Expected each value once.");
    }
}

public sealed class AsyncMesaMonitorLarge
{
    /// <summary>Two put and two take, through a buffer with room for one.</summary>
    public async Task TwoAndTwo()
    {
        var monitor = new AsyncMesaMonitor();
        AsyncMesaMonitor.Condition changed = monitor.NewCondition();
        var buffer = new Queue<int>();
        int sum = 0;
        await Together.RunAsync(Put, Put, Take, Take);
        Expect.That(sum == 6 && buffer.Count == 0, "Expected each value once.");

        async Task Put()
        {
            for (int value = 1; value <= 2; value++)
            {
                using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
                while (buffer.Count == 1)
                    await changed.WaitAsync(hold);
                buffer.Enqueue(value);
                changed.Broadcast(hold);
            }
        }

        async Task Take()
        {
            for (int i = 0; i < 2; i++)
            {
                using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
                while (buffer.Count == 0)
                    await changed.WaitAsync(hold);
                sum += buffer.Dequeue();
                changed.Broadcast(hold);
            }
        }
    }
}

public sealed class AsyncHoareMonitorLarge
{
    /// <summary>Two put and two take, through a buffer with room for one, without a loop around a wait.</summary>
    public async Task TwoAndTwo()
    {
        var monitor = new AsyncHoareMonitor();
        AsyncHoareMonitor.Condition hasRoom = monitor.NewCondition(), hasItem = monitor.NewCondition();
        var buffer = new Queue<int>();
        int sum = 0;
        await Together.RunAsync(Put, Put, Take, Take);
        Expect.That(sum == 6 && buffer.Count == 0, "Expected each value once.");

        async Task Put()
        {
            for (int value = 1; value <= 2; value++)
            {
                using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
                if (buffer.Count == 1)
                    await hasRoom.WaitAsync(hold);
                Expect.That(buffer.Count == 0, "Expected room: what held at the signal holds at the resume.");
                buffer.Enqueue(value);
                await hasItem.SignalAsync(hold);
            }
        }

        async Task Take()
        {
            for (int i = 0; i < 2; i++)
            {
                using AsyncExclusiveLock.Hold hold = await monitor.EnterAsync();
                if (buffer.Count == 0)
                    await hasItem.WaitAsync(hold);
                Expect.That(buffer.Count == 1, "Expected an item: what held at the signal holds at the resume.");
                sum += buffer.Dequeue();
                await hasRoom.SignalAsync(hold);
            }
        }
    }
}
