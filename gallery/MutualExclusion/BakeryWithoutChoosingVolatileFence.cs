namespace Interleave.Gallery.MutualExclusion;

/// <summary>The bakery without the choosing flag, with volatile numbers and a full fence after taking one.</summary>
public sealed class BakeryWithoutChoosingVolatileFence(int n) : MutexAlgorithm
{
    readonly int[] Number = new int[n];

    public BakeryWithoutChoosingVolatileFence() : this(2)
    {
    }

    public override int Threads => Number.Length;

    public override void Enter(int me)
    {
        int number = 0;
        for (int other = 0; other < Number.Length; other++)
            number = Math.Max(number, Volatile.Read(ref Number[other]));
        number++;
        Volatile.Write(ref Number[me], number);
        Interlocked.MemoryBarrier();
        Section.Doorway();
        for (int other = 0; other < Number.Length; other++)
        {
            if (other == me)
                continue;
            while (GoesFirst(other, Volatile.Read(ref Number[other]), me, number))
                ;
        }
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Number[me], 0);
    }

    static bool GoesFirst(int other, int number, int me, int mine) =>
        number != 0 && (number < mine || (number == mine && other < me));
}
