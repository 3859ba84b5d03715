namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>Who finds the right fork taken puts the left one back and tries again.</summary>
public sealed class PutBack : ForksOfTheTable
{
    readonly bool[] HasEaten = new bool[3];

    protected override void TakeForks(int i)
    {
        while (!TryTakeForks(i))
            ;
    }

    bool TryTakeForks(int i)
    {
        Monitor.Enter(Fork[LeftFork(i)]);
        if (Monitor.TryEnter(Fork[RightFork(i)]))
            return true;
        Monitor.Exit(Fork[LeftFork(i)]);
        return false;
    }

    /// <summary>Three philosophers try once each: somebody eats.</summary>
    public void Try1() => Try(times: 1);

    /// <summary>They try twice.</summary>
    public void Try2() => Try(times: 2);

    /// <summary>They try three times.</summary>
    public void Try3() => Try(times: 3);

    void Try(int times)
    {
        Sit(3);
        Together.Run(() => Try(0, times), () => Try(1, times), () => Try(2, times));
        Check.That(HasEaten[0] || HasEaten[1] || HasEaten[2], $"Expected that somebody eats within {times} tries, but all went hungry.");
    }

    void Try(int me, int times)
    {
        for (int tries = 0; tries < times && !HasEaten[me]; tries++)
        {
            if (TryTakeForks(me))
            {
                HasEaten[me] = true;
                PutForks(me);
            }
        }
    }
}
