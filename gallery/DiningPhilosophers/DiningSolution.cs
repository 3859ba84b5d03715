namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>A round table with a fork between each two seats, and what is asked of those who sit there.</summary>
public abstract class DiningSolution
{
    const int Nobody = 0;

    int[] Using = [];

    /// <summary>How many sit at the table.</summary>
    protected int Seats { get; private set; }

    /// <summary>Lays the table for <see cref="Seats"/> philosophers.</summary>
    protected abstract void Lay();

    /// <summary>Philosopher <paramref name="i"/> is hungry, and waits until both forks are in hand.</summary>
    protected abstract void TakeForks(int i);

    /// <summary>It has eaten.</summary>
    protected abstract void PutForks(int i);

    /// <summary>The fork on the left of philosopher <paramref name="i"/>.</summary>
    protected static int LeftFork(int i) => i;

    /// <summary>The fork on the right, which is the right neighbour's left one.</summary>
    protected int RightFork(int i) => (i + 1) % Seats;

    /// <summary>Two eat once.</summary>
    public void Two() => Dine(2);

    /// <summary>Three eat once.</summary>
    public void Three() => Dine(3);

    /// <summary>Four eat once.</summary>
    public void Four() => Dine(4);

    /// <summary>Five eat once.</summary>
    public void Five() => Dine(5);

    /// <summary>At a table for four, two who are no neighbours can eat at once: each waits, with the forks, until the other eats.</summary>
    public void TwoEat()
    {
        Sit(4);
        SemaphoreSlim first = new(0), second = new(0);
        Together.Run(() => Meet(0, first, second), () => Meet(2, second, first));
    }

    /// <summary>At a table for four, the neighbours of one who eats once eat once each.</summary>
    public void BetweenTwo1() => BetweenTwo(rounds: 1);

    /// <summary>They eat twice.</summary>
    public void BetweenTwo2() => BetweenTwo(rounds: 2);

    /// <summary>They eat three times.</summary>
    public void BetweenTwo3() => BetweenTwo(rounds: 3);

    /// <summary>Makes a table for so many.</summary>
    protected void Sit(int seats)
    {
        Seats = seats;
        Using = new int[seats];
        Lay();
    }

    void Dine(int seats)
    {
        Sit(seats);
        var bodies = new ThreadStart[seats];
        for (int i = 0; i < seats; i++)
        {
            int me = i;
            bodies[i] = () => Dine(me, rounds: 1);
        }
        Together.Run(bodies);
    }

    void BetweenTwo(int rounds)
    {
        Sit(4);
        Together.Run(() => Dine(0, rounds), () => Dine(1, rounds: 1, asks: true), () => Dine(2, rounds));
    }

    // Only who asks is counted as overtaken.
    void Dine(int me, int rounds, bool asks = false)
    {
        for (int round = 0; round < rounds; round++)
        {
            if (asks)
                Section.Request();
            TakeForks(me);
            Section.Enter();
            Eat(me);
            Section.Exit();
            PutForks(me);
        }
    }

    void Eat(int me)
    {
        int left = LeftFork(me), right = RightFork(me);
        Check.That(Using[left] == Nobody && Using[right] == Nobody, "Expected two free forks, found one in use.");
        Using[left] = me + 1;
        Using[right] = me + 1;
        Check.That(Using[left] == me + 1 && Using[right] == me + 1, "Expected both forks in my hands, but a neighbour has one.");
        Using[left] = Nobody;
        Using[right] = Nobody;
    }

    void Meet(int me, SemaphoreSlim here, SemaphoreSlim there)
    {
        TakeForks(me);
        here.Release();
        there.Wait();
        PutForks(me);
    }
}
