namespace Interleave.Gallery.MutualExclusion;

/// <summary>The bakery with volatile numbers and flags, and full fences where the choosing begins and after taking the number.</summary>
public class BakeryVolatileFence(int n) : MutexAlgorithm
{
    readonly bool[] Choosing = new bool[n];
    readonly int[] Number = new int[n];

    public BakeryVolatileFence() : this(2)
    {
    }

    public override int Threads => Number.Length;

    public override void Enter(int me)
    {
        Volatile.Write(ref Choosing[me], true);
        Interlocked.MemoryBarrier();
        int number = 0;
        for (int other = 0; other < Number.Length; other++)
            number = Math.Max(number, Volatile.Read(ref Number[other]));
        number++;
        Volatile.Write(ref Number[me], number);
        Interlocked.MemoryBarrier();
        Section.Doorway();
        Volatile.Write(ref Choosing[me], false);
        for (int other = 0; other < Number.Length; other++)
        {
            if (other == me)
                continue;
            while (Volatile.Read(ref Choosing[other]))
                ;
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

/// <summary>The bakery with three threads, volatile numbers and flags, and full fences where the choosing begins and after taking the number.</summary>
public sealed class BakeryOfThreeVolatileFence() : BakeryVolatileFence(3);
