using System.Threading;

namespace Interleave.Programs;

/// <summary>Loops that wait for what another thread writes.</summary>
public sealed class WaitingForOthers
{
    volatile bool ready;
    volatile int turn;
    int message;
    int arrived;
    volatile int sense;

    public void Flag() => Together.Run(2, me =>
    {
        if (me == 0)
        {
            message = 42;
            ready = true;
            return;
        }
        while (!ready)
            ;
        Assert.That(message == 42, "Expected the message.");
    });

    /// <summary>The one that waits is started first.</summary>
    public void Flag_TheOtherWayRound() => Together.Run(2, me =>
    {
        if (me == 1)
        {
            message = 42;
            ready = true;
            return;
        }
        while (!ready)
            ;
        Assert.That(message == 42, "Expected the message.");
    });

    public void Flag_TwoWait() => Together.Run(3, me =>
    {
        if (me == 0)
        {
            message = 42;
            ready = true;
            return;
        }
        while (!ready)
            Thread.Yield();
        Assert.That(message == 42, "Expected the message.");
    });

    public void Turns_2x1() => Turns(2, 1);

    public void Turns_2x2() => Turns(2, 2);

    public void Turns_3x1() => Turns(3, 1);

    public void Turns_2x3() => Turns(2, 3);

    void Turns(int threads, int rounds) => Together.Run(threads, me =>
    {
        for (int round = 0; round < rounds; round++)
        {
            while (turn != me)
                ;
            message += 1;
            turn = (me + 1) % threads;
        }
    });

    public void Barrier_2() => Meet(2, 1);

    public void Barrier_3() => Meet(3, 1);

    public void Barrier_2x2() => Meet(2, 2);

    void Meet(int threads, int rounds) => Together.Run(threads, me =>
    {
        for (int round = 1; round <= rounds; round++)
        {
            if (Interlocked.Increment(ref arrived) == threads)
            {
                arrived = 0;
                sense = round;
            }
            else
            {
                while (sense != round)
                    ;
            }
        }
    });
}
