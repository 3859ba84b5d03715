namespace Interleave.Gallery.KernelLocks.Futex;

/// <summary><see cref="ThreeStates"/>, but who was woken takes the lock as if nobody else waited.</summary>
public sealed class ThreeStatesForgetful : FutexLock
{
    public override void Enter(int me)
    {
        while (Interlocked.CompareExchange(ref Word.Value, Taken, Free) != Free)
        {
            if (Interlocked.CompareExchange(ref Word.Value, Awaited, Taken) != Free)
                Word.Sleep(expected: Awaited);
        }
    }

    public override void Exit(int me)
    {
        if (Interlocked.Exchange(ref Word.Value, Free) == Awaited)
            Word.Wake();
    }
}
