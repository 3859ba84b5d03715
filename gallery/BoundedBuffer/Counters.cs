namespace Interleave.Gallery.BoundedBuffer;

/// <summary>Two counters say how many slots are full and how many are empty, and who has to wait watches them.</summary>
public sealed class Counters : BufferSolution
{
    readonly Ring Ring = new(N);
    volatile int Full;
    volatile int Empty = N;

    public override void Put(int item)
    {
        while (Empty == 0)
            ;
        Ring.Put(item);
        --Empty;
        ++Full;
    }

    public override int Take()
    {
        while (Full == 0)
            ;
        int item = Ring.Take();
        --Full;
        ++Empty;
        return item;
    }
}
