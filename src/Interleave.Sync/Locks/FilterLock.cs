namespace Interleave.Sync;

/// <summary>Peterson's lock for many threads: each level holds one thread back.</summary>
/// <remarks>
/// Nobody starves, but how often a waiting thread is overtaken is not bounded. An attempt that does not wait may fail though
/// nobody holds the lock. Thread-affine, not reentrant, no atomic operations; entering takes steps in the square
/// of the number of seats. Levels and victims are volatile, with a full fence on each level. Leaving is a releasing write.
/// (Peterson 1981; Herlihy and Shavit, "The Art of Multiprocessor Programming", section 2.4.)
/// </remarks>
public sealed class FilterLock : SeatedLock
{
    private readonly int[] _level;
    private readonly int[] _victim;

    /// <summary>A lock for so many threads.</summary>
    /// <param name="seats">How many threads can take part.</param>
    public FilterLock(int seats)
        : base(seats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seats, 1);
        _level = new int[seats];
        _victim = new int[seats];
    }

    private protected override bool Acquire(int me, bool waits, CancellationToken cancellationToken)
    {
        var spin = new SpinWait();
        for (int level = 1; level < _level.Length; level++)
        {
            Volatile.Write(ref _level[me], level);
            Volatile.Write(ref _victim[level], me);
            Interlocked.MemoryBarrier();
            for (int other = 0; other < _level.Length; other++)
            {
                if (other == me)
                    continue;
                while (Volatile.Read(ref _level[other]) >= level && Volatile.Read(ref _victim[level]) == me)
                {
                    if (!GoesOn(me, waits, ref spin, cancellationToken))
                        return false;
                }
            }
        }
        return true;
    }

    private protected override void Release(int me) => Volatile.Write(ref _level[me], 0);
}
