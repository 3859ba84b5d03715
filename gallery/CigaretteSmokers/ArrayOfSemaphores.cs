namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>Parnas' answer without conditionals: helpers add 1, 2 or 4 for their ingredient, and the sum says which semaphore of an array to raise.</summary>
public sealed class ArrayOfSemaphores : IngredientsOnTheTable
{
    readonly object Mutex = new();
    readonly SemaphoreSlim[] BySum = [new(0), new(0), new(0), new(0), new(0), new(0), new(0)];
    int Sum;

    protected override void Take(int me)
    {
        BySum[7 - (1 << me)].Wait();
        Sum = 0;
    }

    protected override ThreadStart[] Helpers(int agents) => OneForEach(agents, Push);

    // Nobody waits on 1, 2 and 4, the sums of a single ingredient.
    void Push(int mine)
    {
        lock (Mutex)
        {
            Sum += 1 << mine;
            BySum[Sum].Release();
        }
    }
}
