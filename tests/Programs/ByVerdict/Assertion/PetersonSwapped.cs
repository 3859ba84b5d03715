namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Peterson's algorithm with the two writes before the loop swapped.</summary>
public sealed class PetersonSwapped
{
    volatile bool wantsA, wantsB;
    volatile int turn;
    int inside;

    public void Run() => Together.Run(A, B);

    void A()
    {
        turn = 1;
        wantsA = true;
        Interlocked.MemoryBarrier();
        while (wantsB && turn == 1)
        {
        }
        Work();
        wantsA = false;
    }

    void B()
    {
        turn = 0;
        wantsB = true;
        Interlocked.MemoryBarrier();
        while (wantsA && turn == 0)
        {
        }
        Work();
        wantsB = false;
    }

    void Work()
    {
        inside++;
        Assert.That(inside == 1, "Expected to be alone.");
        inside--;
    }
}
