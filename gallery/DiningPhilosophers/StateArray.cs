namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>What each one does, in an array, and a semaphore for each: who can have both forks is told so by a neighbour who puts them down.</summary>
public class StateArray : DiningSolution
{
    enum Doing
    {
        Thinking,
        Hungry,
        Eating,
    }

    readonly object Mutex = new();
    Doing[] State = [];
    SemaphoreSlim[] Self = [];

    protected override void Lay()
    {
        State = new Doing[Seats];
        Self = new SemaphoreSlim[Seats];
        for (int i = 0; i < Seats; i++)
            Self[i] = new SemaphoreSlim(0);
    }

    protected override void TakeForks(int i)
    {
        lock (Mutex)
        {
            State[i] = Doing.Hungry;
            Section.Doorway();
            Test(i);
        }
        Self[i].Wait();
    }

    protected override void PutForks(int i)
    {
        lock (Mutex)
        {
            State[i] = Doing.Thinking;
            Test(Left(i));
            Test(Right(i));
        }
    }

    void Test(int i)
    {
        if (State[i] == Doing.Hungry && State[Left(i)] != Doing.Eating && State[Right(i)] != Doing.Eating)
        {
            State[i] = Doing.Eating;
            Self[i].Release();
        }
    }

    protected virtual int Left(int i) => (i + Seats - 1) % Seats;

    int Right(int i) => (i + 1) % Seats;
}
