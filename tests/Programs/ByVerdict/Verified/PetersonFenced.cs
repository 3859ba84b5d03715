namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Peterson's algorithm with a fence before the loop.</summary>
public sealed class PetersonFenced
{
    volatile bool wantsA, wantsB;
    volatile int turn;
    int inside;

    public void Run() => Together.Run(A, B);

    void A()
    {
        wantsA = true;
        turn = 1;
        Interlocked.MemoryBarrier();
        while (wantsB && turn == 1)
        {
        }
        Work();
        wantsA = false;
    }

    void B()
    {
        wantsB = true;
        turn = 0;
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
