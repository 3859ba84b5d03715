namespace Interleave.Gallery.BoundedBuffer;

/// <summary>One lock for everything, held also while waiting.</summary>
public sealed class LockHeld : BufferSolution
{
    readonly object Machine = new();
    readonly Ring Ring = new(N);
    int Full;

    public override void Put(int item)
    {
        lock (Machine)
        {
            while (Full == N)
                ;
            Ring.Put(item);
            Full++;
        }
    }

    public override int Take()
    {
        lock (Machine)
        {
            while (Full == 0)
                ;
            Full--;
            return Ring.Take();
        }
    }
}
