namespace Interleave.Gallery.BoundedBuffer;

/// <summary>One lock for everything, released and taken again after each look.</summary>
public sealed class LockReleased : BufferSolution
{
    readonly object Machine = new();
    readonly Ring Ring = new(N);
    int Full;

    public override void Put(int item)
    {
        Monitor.Enter(Machine);
        while (Full == N)
        {
            Monitor.Exit(Machine);
            Monitor.Enter(Machine);
        }
        Ring.Put(item);
        Full++;
        Monitor.Exit(Machine);
    }

    public override int Take()
    {
        Monitor.Enter(Machine);
        while (Full == 0)
        {
            Monitor.Exit(Machine);
            Monitor.Enter(Machine);
        }
        int item = Ring.Take();
        Full--;
        Monitor.Exit(Machine);
        return item;
    }
}
