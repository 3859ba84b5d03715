namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>A mutex from before the forks are taken until they are put down.</summary>
public sealed class OneAtATime : ForksOfTheTable
{
    readonly object Mutex = new();

    protected override void TakeForks(int i)
    {
        Monitor.Enter(Mutex);
        base.TakeForks(i);
    }

    protected override void PutForks(int i)
    {
        base.PutForks(i);
        Monitor.Exit(Mutex);
    }
}
