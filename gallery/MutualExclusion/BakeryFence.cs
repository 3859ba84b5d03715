namespace Interleave.Gallery.MutualExclusion;

/// <summary>The bakery with a full fence after each write of the doorway.</summary>
public sealed class BakeryFence(int n) : MutexAlgorithm
{
    readonly bool[] Choosing = new bool[n];
    readonly int[] Number = new int[n];

    public BakeryFence() : this(2)
    {
    }

    public override int Threads => Number.Length;

    public override void Enter(int me)
    {
        Choosing[me] = true;
        Interlocked.MemoryBarrier();
        int number = 0;
        for (int other = 0; other < Number.Length; other++)
            number = Math.Max(number, Number[other]);
        number++;
        Number[me] = number;
        Interlocked.MemoryBarrier();
        Section.Doorway();
        Choosing[me] = false;
        Interlocked.MemoryBarrier();
        for (int other = 0; other < Number.Length; other++)
        {
            if (other == me)
                continue;
            while (Choosing[other])
                ;
            while (GoesFirst(other, Number[other], me, number))
                ;
        }
    }

    public override void Exit(int me)
    {
        Number[me] = 0;
    }

    static bool GoesFirst(int other, int number, int me, int mine) =>
        number != 0 && (number < mine || (number == mine && other < me));
}
