namespace Interleave.Gallery.MutualExclusion;

/// <summary>Lamport's bakery: take a number higher than all others; the lowest goes first.</summary>
public class Bakery(int n) : MutexAlgorithm
{
    readonly bool[] Choosing = new bool[n];
    readonly int[] Number = new int[n];

    public Bakery() : this(2)
    {
    }

    public override int Threads => Number.Length;

    public override void Enter(int me)
    {
        Choosing[me] = true;
        int number = 0;
        for (int other = 0; other < Number.Length; other++)
            number = Math.Max(number, Number[other]);
        number++;
        Number[me] = number;
        Section.Doorway();
        Choosing[me] = false;
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

/// <summary>The bakery with three threads.</summary>
public sealed class BakeryOfThree() : Bakery(3);
