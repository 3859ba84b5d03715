namespace Interleave.Gallery.MutualExclusion;

/// <summary>The bakery without the flag that says that a number is being chosen.</summary>
public sealed class BakeryWithoutChoosing(int n) : MutexAlgorithm
{
    readonly int[] Number = new int[n];

    public BakeryWithoutChoosing() : this(2)
    {
    }

    public override int Threads => Number.Length;

    public override void Enter(int me)
    {
        int number = 0;
        for (int other = 0; other < Number.Length; other++)
            number = Math.Max(number, Number[other]);
        number++;
        Number[me] = number;
        Section.Doorway();
        for (int other = 0; other < Number.Length; other++)
        {
            if (other == me)
                continue;
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
