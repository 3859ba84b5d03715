namespace Interleave.Sync.Scenarios;

public sealed class EventCountScenarios
{
    /// <summary>One waits for what the other has done.</summary>
    public void OrdersTwoSteps()
    {
        var events = new EventCount();
        int done = 0;
        Together.Run(
            () =>
            {
                done = 1;
                events.Advance();
            },
            () =>
            {
                events.Await(1);
                Expect.That(done == 1, "Expected what was done before the advance.");
            });
    }

    /// <summary>A lock of an event count and a sequencer.</summary>
    public void MutualExclusion()
    {
        var events = new EventCount();
        var tickets = new Sequencer();
        var room = new Room();
        Together.Run(2, me =>
        {
            events.Await(tickets.Ticket());
            room.Visit(me);
            events.Advance();
        });
        Expect.That(room.Visits == 2 && events.Read() == 2, "Expected both visits.");
    }

    /// <summary>The buffer of Reed and Kanodia, for one item, a producer and a consumer.</summary>
    public void BufferOfOne()
    {
        EventCount put = new(), taken = new();
        int item = 0, sum = 0;
        Together.Run(
            () =>
            {
                for (int i = 0; i < 2; i++)
                {
                    taken.Await(i);
                    item = i + 1;
                    put.Advance();
                }
            },
            () =>
            {
                for (int i = 0; i < 2; i++)
                {
                    put.Await(i + 1);
                    sum = 10 * sum + item;
                    taken.Advance();
                }
            });
        Expect.That(sum == 12, "Expected both, in order.");
    }

    /// <summary>One waits for a value that another reaches only after its own wait.</summary>
    public void OneAfterTheOther()
    {
        var events = new EventCount();
        Together.Run(
            () =>
            {
                events.Await(1);
                events.Advance();
            },
            () => events.Await(2),
            () => events.Advance());
    }

    /// <summary>Two wait for different values, one of them not for ever.</summary>
    public void OneGivesUp()
    {
        var events = new EventCount();
        Together.Run(
            () => Expect.That(!events.Await(1, Expect.AWhile) || events.Read() >= 1, "Expected the value that was reached."),
            () => events.Await(2),
            () =>
            {
                events.Advance();
                events.Advance();
            });
    }
}

public sealed class LatchScenarios
{
    /// <summary>Two count down, one waits.</summary>
    public void TwoCountDown()
    {
        var latch = new Latch(2);
        int first = 0, second = 0;
        Together.Run(
            () =>
            {
                first = 1;
                latch.CountDown();
            },
            () =>
            {
                second = 1;
                latch.CountDown();
            },
            () =>
            {
                latch.Wait();
                Expect.That(first + second == 2, "Expected what was done before the counts.");
            });
    }

    /// <summary>Two wait, one of them not for ever.</summary>
    public void OneGivesUp()
    {
        var latch = new Latch(1);
        Together.Run(
            () => Expect.That(!latch.Wait(Expect.AWhile) || latch.IsOpen, "Expected an open door."),
            () => latch.Wait(),
            () => latch.CountDown());
    }
}

public sealed class PhaseBarrierScenarios
{
    /// <summary>Two go through two phases.</summary>
    public void TwoPhases()
    {
        var barrier = new PhaseBarrier(2);
        var done = new int[2];
        Together.Run(2, me =>
        {
            for (int phase = 1; phase <= 2; phase++)
            {
                done[me] = phase;
                barrier.SignalAndWait();
                Expect.That(done[1 - me] == phase, "Expected the other to have come as far.");
                barrier.SignalAndWait();
            }
        });
        Expect.That(barrier.Phase == 4, "Expected four meetings.");
    }

    /// <summary>Three meet.</summary>
    public void ThreeMeet()
    {
        var barrier = new PhaseBarrier(3);
        int came = 0;
        Together.Run(3, me =>
        {
            Interlocked.Increment(ref came);
            barrier.SignalAndWait();
            Expect.That(Volatile.Read(ref came) == 3, "Expected all to have come.");
        });
    }

    /// <summary>One takes its arrival back: either both meet, or neither.</summary>
    public void OneGivesUp()
    {
        var barrier = new PhaseBarrier(2);
        bool first = false, second = false;
        Together.Run(() => first = barrier.SignalAndWait(Expect.AWhile), () => second = barrier.SignalAndWait(Expect.AWhile));
        Expect.That(first == second, "Expected both to have met, or neither.");
        Expect.That(barrier.Phase == (first ? 1 : 0), "Expected the phase to say so.");
    }
}

public sealed class ExchangerScenarios
{
    /// <summary>Two swap.</summary>
    public void TwoSwap()
    {
        var exchanger = new Exchanger<int>();
        int first = 0, second = 0;
        Together.Run(() => first = exchanger.Exchange(1), () => second = exchanger.Exchange(2));
        Expect.That(first == 2 && second == 1, "Expected each to have what the other has brought.");
    }

    /// <summary>Both give up after a while: either both have swapped, or neither.</summary>
    public void BothGiveUp()
    {
        var exchanger = new Exchanger<string>();
        bool first = false, second = false;
        string? got = null;
        Together.Run(() => first = exchanger.TryExchange("a", out _, Expect.AWhile), () => second = exchanger.TryExchange("b", out got, Expect.AWhile));
        Expect.That(first == second, "Expected both to have swapped, or neither.");
        Expect.That(got == (second ? "a" : null), "Expected what the other has brought.");
    }

    /// <summary>One is cancelled when another comes.</summary>
    public void OneIsCancelled()
    {
        var exchanger = new Exchanger<int>();
        using var source = new CancellationTokenSource();
        int first = 0;
        bool second = false;
        Together.Run(
            () =>
            {
                try
                {
                    first = exchanger.Exchange(1, source.Token);
                }
                catch (OperationCanceledException)
                {
                    first = -1;
                }
            },
            () => second = exchanger.TryExchange(2, out _, TimeSpan.Zero),
            () => source.Cancel());
        Expect.That(first == (second ? 2 : -1), "Expected a swap of both, or of neither.");
    }
}

public sealed class RendezvousScenarios
{
    /// <summary>Each sees what the other did before.</summary>
    public void TwoMeet()
    {
        var place = new Rendezvous();
        var came = new bool[2];
        Together.Run(2, me =>
        {
            came[me] = true;
            place.Meet();
            Expect.That(came[1 - me], "Expected the other to have come.");
        });
    }
}
