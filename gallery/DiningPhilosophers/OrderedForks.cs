namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>Take the fork with the lower number first.</summary>
public sealed class OrderedForks : ForksOfTheTable
{
    protected override void TakeForks(int i)
    {
        Monitor.Enter(Fork[Math.Min(LeftFork(i), RightFork(i))]);
        Monitor.Enter(Fork[Math.Max(LeftFork(i), RightFork(i))]);
    }
}
