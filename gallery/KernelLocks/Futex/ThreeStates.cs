namespace Interleave.Gallery.KernelLocks.Futex;

/// <summary>The word says whether the lock is free, taken, or taken and awaited.</summary>
public sealed class ThreeStates : FutexLock
{
    public override void Enter(int me)
    {
        if (Interlocked.CompareExchange(ref Word.Value, Taken, Free) == Free)
            return;
        // Who had to wait cannot know whether others do as well, and leaves the word as if they did.
        while (Interlocked.Exchange(ref Word.Value, Awaited) != Free)
            Word.Sleep(expected: Awaited);
    }

    public override void Exit(int me)
    {
        if (Interlocked.Exchange(ref Word.Value, Free) == Awaited)
            Word.Wake();
    }
}
