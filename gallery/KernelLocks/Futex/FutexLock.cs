using Interleave.Gallery.MutualExclusion;

namespace Interleave.Gallery.KernelLocks.Futex;

/// <summary>A lock on a word of memory, for which the kernel is needed only by those who have to wait.</summary>
public abstract class FutexLock : MutexAlgorithm
{
    /// <summary>Nobody has the lock.</summary>
    protected const int Free = 0;

    /// <summary>Somebody has the lock, and nobody waits for it.</summary>
    protected const int Taken = 1;

    /// <summary>Somebody has the lock, and somebody may wait for it.</summary>
    protected const int Awaited = 2;

    protected readonly FutexWord Word = new();

    public override int Threads => 3;

    /// <summary>A thread that is alone goes in twice: the kernel never hears of it.</summary>
    public void Uncontended()
    {
        Together.Run(GoInTwice);
        int calls = Word.KernelCalls;
        Check.That(calls == 0, $"Expected no call of the kernel, found {calls}.");
    }

    void GoInTwice()
    {
        for (int round = 0; round < 2; round++)
        {
            Enter(0);
            Exit(0);
        }
    }
}
