namespace Interleave.Sync;

/// <summary>Peterson's lock for two threads.</summary>
/// <remarks>
/// Fair: who waits is overtaken at most once. An attempt that does not wait may fail though nobody holds the lock, when the
/// other thread asks at the same time. Thread-affine, not reentrant, no atomic operations. Flags and turn are volatile; the
/// full fence after giving the turn away keeps the look at the other's flag behind it, without which both get in on x86
/// and under the .NET memory model. Leaving is a releasing write. (Peterson, "Myths About the Mutual Exclusion
/// Problem", Information Processing Letters 12(3), 1981.)
/// </remarks>
public sealed class PetersonLock() : SeatedLock(2)
{
    private readonly bool[] _wants = new bool[2];
    private int _turn;

    private protected override bool Acquire(int me, bool waits, CancellationToken cancellationToken)
    {
        int other = 1 - me;
        Volatile.Write(ref _wants[me], true);
        Volatile.Write(ref _turn, other);
        Interlocked.MemoryBarrier();
        var spin = new SpinWait();
        while (Volatile.Read(ref _wants[other]) && Volatile.Read(ref _turn) == other)
        {
            if (!GoesOn(me, waits, ref spin, cancellationToken))
                return false;
        }
        return true;
    }

    private protected override void Release(int me) => Volatile.Write(ref _wants[me], false);
}
