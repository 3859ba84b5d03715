namespace Interleave.Sync.Scenarios.Large;

public sealed class AsyncMutexLarge
{
    /// <summary>Four tasks, three rounds each; one of them has no more than a while.</summary>
    public async Task ManyRounds()
    {
        var mutex = new AsyncMutex();
        var room = new Room();
        await Together.RunAsync(() => Visit(0), () => Visit(1), () => Visit(2), () => Visit(3));
        AsyncMutexScenarios.Free(mutex);

        async Task Visit(int me)
        {
            for (int round = 0; round < 3; round++)
            {
                using AsyncExclusiveLock.Hold hold = me > 0 ? await mutex.EnterAsync() : await mutex.TryEnterAsync(Expect.AWhile);
                if (hold.IsTaken)
                    room.Visit(me);
            }
        }
    }
}

public sealed class RendezvousChannelLarge
{
    /// <summary>Two threads and two tasks send and receive three values each.</summary>
    public async Task TwoAndTwo()
    {
        var channel = new RendezvousChannel<int>();
        int sum = 0;
        Task sends = Task.Run(async () =>
        {
            for (int value = 1; value <= 3; value++)
                await channel.SendAsync(value);
        });
        Task receives = Task.Run(async () =>
        {
            for (int i = 0; i < 3; i++)
                Interlocked.Add(ref sum, await channel.ReceiveAsync());
        });
        Together.Run(
            () =>
            {
                for (int value = 4; value <= 6; value++)
                    channel.Send(value);
            },
            () =>
            {
                for (int i = 0; i < 3; i++)
                    Interlocked.Add(ref sum, channel.Receive());
            });
        await sends;
        await receives;
        Expect.That(sum == 21, "Expected each value once.");
        Expect.That(!channel.TrySend(0) && !channel.TryReceive(out _), "Expected nobody left.");
    }
}

public sealed class AlternationLarge
{
    /// <summary>A process with room for one stands between two that send and two that receive: it does either as it can.</summary>
    public void BufferBetweenFour()
    {
        var puts = new RendezvousChannel<int>();
        var takes = new RendezvousChannel<int>();
        int sum = 0;
        Together.Run(() => Send(1, 2), () => Send(3, 4), Receive, Receive, () =>
        {
            var put = new ReceiveGuard<int>(puts);
            var take = new SendGuard<int>(takes);
            var either = new Alternation(put, take);
            for (int i = 0; i < 8; i++)
            {
                put.IsOpen = i % 2 == 0;
                take.IsOpen = !put.IsOpen;
                if (either.Select() == 0)
                    take.Value = put.Value;
            }
        });
        Expect.That(sum == 10, "Expected each value once.");

        void Send(int first, int second)
        {
            puts.Send(first);
            puts.Send(second);
        }

        void Receive()
        {
            for (int i = 0; i < 2; i++)
                Interlocked.Add(ref sum, takes.Receive());
        }
    }
}

public sealed class EventCountLarge
{
    /// <summary>Two put and two take, through a ring of two: tickets and counts alone.</summary>
    public void TwoAndTwo()
    {
        const int Room = 2;
        Sequencer puts = new(), takes = new();
        EventCount filled = new(), emptied = new();
        int[] ring = new int[Room];
        int sum = 0;
        ThreadStart put = () =>
        {
            for (int value = 1; value <= 3; value++)
            {
                long ticket = puts.Ticket();
                filled.Await(ticket);
                emptied.Await(ticket - Room + 1);
                ring[ticket % Room] = value;
                filled.Advance();
            }
        };
        ThreadStart take = () =>
        {
            for (int i = 0; i < 3; i++)
            {
                long ticket = takes.Ticket();
                emptied.Await(ticket);
                filled.Await(ticket + 1);
                sum += ring[ticket % Room];
                emptied.Advance();
            }
        };
        Together.Run(put, put, take, take);
        Expect.That(sum == 12, "Expected each value once.");
    }
}

public sealed class LatchLarge
{
    /// <summary>Three wait for three, of which one comes late.</summary>
    public void ThreeForThree()
    {
        var latch = new Latch(3);
        int done = 0;
        Together.Run(6, me =>
        {
            if (me < 3)
            {
                Interlocked.Increment(ref done);
                latch.CountDown();
            }
            else
            {
                Expect.That(me == 3 ? !latch.Wait(Expect.AWhile) || done == 3 : Waits(), "Expected all to be done.");
            }
        });

        bool Waits()
        {
            latch.Wait();
            return done == 3;
        }
    }
}

public sealed class PhaseBarrierLarge
{
    /// <summary>Four go through three phases together.</summary>
    public void ThreePhases()
    {
        var barrier = new PhaseBarrier(4);
        int[] phases = new int[4];
        Together.Run(4, me =>
        {
            for (int phase = 1; phase <= 3; phase++)
            {
                Volatile.Write(ref phases[me], phase);
                barrier.SignalAndWait();
                for (int other = 0; other < 4; other++)
                    Expect.That(Volatile.Read(ref phases[other]) >= phase, "Expected all to have come so far.");
            }
        });
    }
}

public sealed class RendezvousLarge
{
    /// <summary>Two meet four times.</summary>
    public void FourTimes()
    {
        var meeting = new Rendezvous();
        int[] times = new int[2];
        Together.Run(2, me =>
        {
            for (int time = 1; time <= 4; time++)
            {
                Volatile.Write(ref times[me], time);
                meeting.Meet();
                Expect.That(Volatile.Read(ref times[1 - me]) >= time, "Expected the other to have come, too.");
            }
        });
    }
}

public sealed class ExchangerLarge
{
    /// <summary>Four swap twice: what all have together stays the same.</summary>
    public void FourSwap()
    {
        var exchanger = new Exchanger<int>();
        int[] mine = [1, 2, 4, 8];
        Together.Run(4, me =>
        {
            for (int round = 0; round < 2; round++)
            {
                if (exchanger.TryExchange(mine[me], out int theirs, Expect.AWhile))
                    mine[me] = theirs;
            }
        });
        Expect.That(mine.Order().SequenceEqual([1, 2, 4, 8]), "Expected each value once.");
    }
}

public sealed class LinkedCellLarge
{
    /// <summary>Four add three times each.</summary>
    public void FourAdd()
    {
        var cell = new LinkedCell<int>(0);
        Together.Run(4, _ =>
        {
            for (int i = 0; i < 3; i++)
            {
                int value;
                LinkedCell<int>.Link link;
                do
                    value = cell.LoadLinked(out link);
                while (!cell.StoreConditional(link, value + 1));
            }
        });
        Expect.That(cell.Value == 12, "Expected nothing to be lost.");
    }
}

public sealed class TupleSpaceLarge
{
    /// <summary>Two put and two take, three tuples each.</summary>
    public void TwoAndTwo()
    {
        var space = new TupleSpace();
        int sum = 0;
        ThreadStart puts = () =>
        {
            for (int value = 1; value <= 3; value++)
                space.Out(("value", value));
        };
        ThreadStart takes = () =>
        {
            for (int i = 0; i < 3; i++)
                Interlocked.Add(ref sum, space.In(Template.Of<string, int>("value", default)).Item2);
        };
        Together.Run(puts, puts, takes, takes);
        Expect.That(sum == 12, "Expected each tuple once.");
        Expect.That(!space.Inp(Template.Of<string, int>(default, default), out _), "Expected no tuple left.");
    }
}

public sealed class PathGuardLarge
{
    /// <summary>Two put and two take in turn.</summary>
    public void TwoAndTwo()
    {
        var order = new PathGuard("path put; take end");
        int item = 0, sum = 0;
        ThreadStart puts = () =>
        {
            for (int value = 1; value <= 3; value++)
                order["put"].Run(() => item = value);
        };
        ThreadStart takes = () =>
        {
            for (int i = 0; i < 3; i++)
                order["take"].Run(() => sum += item);
        };
        Together.Run(puts, puts, takes, takes);
        Expect.That(sum == 12, "Expected each value once.");
    }
}

public sealed class UserThreadLarge
{
    /// <summary>Six threads on three of the kernel's count under a semaphore; the last waits for all others.</summary>
    public void SixOnThree()
    {
        var scheduler = new UserScheduler();
        var mutex = new UserSemaphore(scheduler, 1);
        int count = 0;
        UserThread[] counting = [.. Enumerable.Range(0, 5).Select(_ => scheduler.Start(Counts()))];
        scheduler.Start(WaitsForAll());
        scheduler.Run(kernelThreads: 3);
        Expect.That(count == 11, "Expected all to have counted.");

        IEnumerable<UserStep> Counts()
        {
            for (int i = 0; i < 2; i++)
            {
                yield return mutex.Wait();
                int before = count;
                yield return UserStep.Yield;
                count = before + 1;
                mutex.Release();
            }
        }

        IEnumerable<UserStep> WaitsForAll()
        {
            foreach (UserThread thread in counting)
                yield return thread.Join();
            Expect.That(count == 10, "Expected all to have counted.");
            count++;
        }
    }
}
