namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>What the solutions share in which a fork is a lock.</summary>
public abstract class ForksOfTheTable : DiningSolution
{
    /// <summary>The forks, each on the left of the philosopher of its number.</summary>
    protected object[] Fork { get; private set; } = [];

    protected override void Lay()
    {
        Fork = new object[Seats];
        for (int i = 0; i < Seats; i++)
            Fork[i] = new object();
    }

    protected override void TakeForks(int i)
    {
        Monitor.Enter(Fork[LeftFork(i)]);
        Monitor.Enter(Fork[RightFork(i)]);
    }

    protected override void PutForks(int i)
    {
        Monitor.Exit(Fork[RightFork(i)]);
        Monitor.Exit(Fork[LeftFork(i)]);
    }
}
