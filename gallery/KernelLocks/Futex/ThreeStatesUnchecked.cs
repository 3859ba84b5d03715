namespace Interleave.Gallery.KernelLocks.Futex;

/// <summary><see cref="ThreeStates"/>, but the kernel does not look at the word again before the thread sleeps.</summary>
public sealed class ThreeStatesUnchecked : FutexLock
{
    public override void Enter(int me)
    {
        if (Interlocked.CompareExchange(ref Word.Value, Taken, Free) == Free)
            return;
        while (Interlocked.Exchange(ref Word.Value, Awaited) != Free)
            Word.SleepAnyway();
    }

    public override void Exit(int me)
    {
        if (Interlocked.Exchange(ref Word.Value, Free) == Awaited)
            Word.Wake();
    }
}
