namespace Interleave.Sync.Scenarios;

public sealed class MesaMonitorScenarios
{
    /// <summary>A buffer for one: what is put is taken, each once.</summary>
    public void BufferOfOne()
    {
        var buffer = new Buffer(new MesaMonitor(new FairMutex()));
        int taken = 0;
        Together.Run(() => { buffer.Put(1); buffer.Put(2); }, () => taken = 10 * buffer.Take() + buffer.Take());
        Expect.That(taken == 12, "Expected both, in order.");
    }

    /// <summary>The same for one item, with a lock that is not fair.</summary>
    public void OneItem()
    {
        var buffer = new Buffer(new MesaMonitor(new FutexMutex(rounds: 0)));
        int taken = 0;
        Together.Run(() => buffer.Put(1), () => taken = buffer.Take());
        Expect.That(taken == 1, "Expected the item.");
    }

    /// <summary>A signal for one that runs out of time is not lost to another.</summary>
    public void TimeIsUpAtTheSignal()
    {
        var monitor = new MesaMonitor(new FairMutex());
        MesaMonitor.Condition condition = monitor.NewCondition();
        bool signalled = false, sent = false;
        Together.Run(
            () =>
            {
                monitor.Enter();
                signalled = condition.Wait(Expect.AWhile);
                Expect.That(monitor.IsHeldByCurrentThread, "Expected to hold the lock after the wait.");
                monitor.Exit();
            },
            () =>
            {
                monitor.Enter();
                sent = condition.WaitingCount == 1;
                condition.Signal();
                monitor.Exit();
            });
        Expect.That(signalled == sent, "Expected the signal to be noticed exactly when it found somebody.");
    }

    /// <summary>All that wait go on.</summary>
    public void Broadcast()
    {
        var monitor = new MesaMonitor(new FairMutex());
        MesaMonitor.Condition condition = monitor.NewCondition();
        bool open = false;
        ThreadStart waits = () =>
        {
            monitor.Enter();
            while (!open)
                condition.Wait();
            monitor.Exit();
        };
        Together.Run(waits, waits, () =>
        {
            monitor.Enter();
            open = true;
            condition.Broadcast();
            monitor.Exit();
        });
    }

    sealed class Buffer(MesaMonitor monitor)
    {
        readonly MesaMonitor.Condition empty = monitor.NewCondition(), full = monitor.NewCondition();
        int item;

        public void Put(int value)
        {
            monitor.Enter();
            while (item != 0)
                empty.Wait();
            item = value;
            full.Signal();
            monitor.Exit();
        }

        public int Take()
        {
            monitor.Enter();
            while (item == 0)
                full.Wait();
            int value = item;
            item = 0;
            empty.Signal();
            monitor.Exit();
            return value;
        }
    }
}

public sealed class HoareMonitorScenarios
{
    /// <summary>A buffer for one, where <c>if</c> is enough, and a third thread that would take the item between signal and wake.</summary>
    public void TwoConsumers()
    {
        var buffer = new Buffer();
        int taken = 0;
        Together.Run(() => { buffer.Put(1); buffer.Put(2); }, () => Interlocked.Add(ref taken, buffer.Take()), () => Interlocked.Add(ref taken, buffer.Take()));
        Expect.That(taken == 3, "Expected both.");
    }

    /// <summary>Who is signalled has the lock at once, and the signaller gets it back before anybody else enters.</summary>
    public void SignallerGoesFirst()
    {
        var monitor = new HoareMonitor();
        HoareMonitor.Condition condition = monitor.NewCondition();
        bool waits = false, signalling = false;
        Together.Run(
            () =>
            {
                monitor.Enter();
                waits = true;
                if (!condition.Wait(Expect.AWhile))
                    waits = false;
                else
                    Expect.That(signalling, "Expected the lock at once.");
                monitor.Exit();
            },
            () =>
            {
                monitor.Enter();
                if (waits && condition.WaitingCount == 1)
                {
                    signalling = true;
                    condition.Signal();
                    signalling = false;
                }
                monitor.Exit();
            },
            () =>
            {
                monitor.Enter();
                Expect.That(!signalling, "Expected the signaller to go on first.");
                monitor.Exit();
            });
    }

    /// <summary>A wait runs out of time while it is signalled.</summary>
    public void TimeIsUpAtTheSignal()
    {
        var monitor = new HoareMonitor();
        HoareMonitor.Condition condition = monitor.NewCondition();
        bool signalled = false, sent = false;
        Together.Run(
            () =>
            {
                monitor.Enter();
                signalled = condition.Wait(Expect.AWhile);
                Expect.That(monitor.IsHeldByCurrentThread, "Expected to hold the lock after the wait.");
                monitor.Exit();
            },
            () =>
            {
                monitor.Enter();
                sent = condition.WaitingCount == 1;
                condition.Signal();
                monitor.Exit();
            });
        // Who runs out of time leaves the condition at any moment, between the two looks of the other, too.
        Expect.That(!signalled || sent, "Expected a signal for one that waits.");
        Expect.That(monitor.TryEnter(), "Expected the monitor to be free at the end.");
        monitor.Exit();
    }

    sealed class Buffer
    {
        readonly HoareMonitor monitor = new();
        readonly HoareMonitor.Condition empty, full;
        int item;

        public Buffer() => (empty, full) = (monitor.NewCondition(), monitor.NewCondition());

        public void Put(int value)
        {
            monitor.Enter();
            if (item != 0)
                empty.Wait();
            Expect.That(item == 0, "Expected an empty buffer: what held at the signal holds at the resume.");
            item = value;
            full.Signal();
            monitor.Exit();
        }

        public int Take()
        {
            monitor.Enter();
            if (item == 0)
                full.Wait();
            Expect.That(item != 0, "Expected an item: what held at the signal holds at the resume.");
            int value = item;
            item = 0;
            empty.Signal();
            monitor.Exit();
            return value;
        }
    }
}

public sealed class ConditionalSectionScenarios
{
    /// <summary>A buffer for one: who has to wait is let in without a signal.</summary>
    public void BufferOfOne()
    {
        var section = new ConditionalSection();
        int item = 0, taken = 0;
        Together.Run(
            () =>
            {
                section.EnterWhen(() => item == 0);
                item = 7;
                section.Exit();
            },
            () =>
            {
                section.EnterWhen(() => item != 0);
                (taken, item) = (item, 0);
                section.Exit();
            });
        Expect.That(taken == 7 && item == 0, "Expected the item to be taken.");
        Expect.That(section.TryEnterWhen(() => true, TimeSpan.Zero), "Expected nobody inside.");
        section.Exit();
    }

    /// <summary>One gives up: the other gets in all the same.</summary>
    public void OneGivesUp()
    {
        var section = new ConditionalSection();
        int item = 0;
        bool got = false;
        Together.Run(
            () =>
            {
                got = section.TryEnterWhen(() => item != 0, Expect.AWhile);
                if (got)
                    section.Exit();
            },
            () =>
            {
                section.EnterWhen(() => true);
                item = 1;
                section.Exit();
            });
        Expect.That(section.TryEnterWhen(() => item == 1, TimeSpan.Zero), "Expected nobody inside.");
        section.Exit();
    }
}
