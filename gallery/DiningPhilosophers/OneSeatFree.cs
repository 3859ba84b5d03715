namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>One fewer may sit at the table than there are seats.</summary>
public sealed class OneSeatFree : ForksOfTheTable
{
    SemaphoreSlim Room = new(0);

    protected override void Lay()
    {
        base.Lay();
        Room = new SemaphoreSlim(Seats - 1);
    }

    protected override void TakeForks(int i)
    {
        Room.Wait();
        base.TakeForks(i);
    }

    protected override void PutForks(int i)
    {
        base.PutForks(i);
        Room.Release();
    }
}
