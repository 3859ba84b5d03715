namespace Interleave.Sync;

/// <summary>A spin lock of one word, which has the holder's thread id in it: test-and-set and its kin.</summary>
public abstract class HolderWordLock : SpinningLock
{
    private protected const int Nobody = 0;

    private protected int Holder;

    private protected HolderWordLock()
    {
    }

    /// <inheritdoc/>
    public sealed override bool IsHeldByCurrentThread => Volatile.Read(ref Holder) == Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    public sealed override bool TryEnter() => TestAndSet(Environment.CurrentManagedThreadId);

    /// <inheritdoc/>
    public sealed override void Exit()
    {
        if (Volatile.Read(ref Holder) != Environment.CurrentManagedThreadId)
            Misuse.NotHeld();
        Volatile.Write(ref Holder, Nobody);
    }

    private protected bool TestAndSet(int me)
    {
        int before = Interlocked.CompareExchange(ref Holder, me, Nobody);
        if (before == me)
            Misuse.Recursion();
        return before == Nobody;
    }
}
