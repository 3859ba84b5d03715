namespace Interleave.Gallery.KernelLocks.Futex;

/// <summary>The word says whether the lock is free or taken, and nothing of those who wait.</summary>
public sealed class TwoStates : FutexLock
{
    public override void Enter(int me)
    {
        while (Interlocked.Exchange(ref Word.Value, Taken) != Free)
            Word.Sleep(expected: Taken);
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Word.Value, Free);
        Word.Wake();
    }
}
