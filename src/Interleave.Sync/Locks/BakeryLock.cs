namespace Interleave.Sync;

/// <summary>Lamport's bakery: who comes in takes a number higher than all others, and the lowest is next.</summary>
/// <remarks>
/// Fair: first come, first served, once the number is taken. An attempt that does not wait may fail though nobody holds the
/// lock, when another thread asks at the same time. Thread-affine, not reentrant, no atomic operations. Numbers grow as long as
/// somebody always waits; they have 64 bits. Choosing and numbers are volatile, with full fences after
/// <c>choosing</c> is set and after the number is taken: with one of the two alone, two get in on x86 and under the .NET memory
/// model. Leaving is a releasing write. (Lamport, "A New Solution of Dijkstra's Concurrent Programming Problem", CACM 17(8), 1974.)
/// </remarks>
public sealed class BakeryLock : SeatedLock
{
    private const long None = 0;

    private readonly bool[] _choosing;
    private readonly long[] _number;

    /// <summary>A lock for so many threads.</summary>
    /// <param name="seats">How many threads can take part.</param>
    public BakeryLock(int seats)
        : base(seats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seats, 1);
        _choosing = new bool[seats];
        _number = new long[seats];
    }

    private protected override bool Acquire(int me, bool waits, CancellationToken cancellationToken)
    {
        long mine = TakeNumber(me);
        var spin = new SpinWait();
        for (int other = 0; other < _number.Length; other++)
        {
            if (other == me)
                continue;
            while (Volatile.Read(ref _choosing[other]))
            {
                if (!GoesOn(me, waits, ref spin, cancellationToken))
                    return false;
            }
            while (GoesFirst(other, Volatile.Read(ref _number[other]), me, mine))
            {
                if (!GoesOn(me, waits, ref spin, cancellationToken))
                    return false;
            }
        }
        return true;
    }

    private protected override void Release(int me) => Volatile.Write(ref _number[me], None);

    private long TakeNumber(int me)
    {
        Volatile.Write(ref _choosing[me], true);
        Interlocked.MemoryBarrier();
        long highest = None;
        for (int other = 0; other < _number.Length; other++)
            highest = Math.Max(highest, Volatile.Read(ref _number[other]));
        Volatile.Write(ref _number[me], highest + 1);
        Interlocked.MemoryBarrier();
        Volatile.Write(ref _choosing[me], false);
        return highest + 1;
    }

    private static bool GoesFirst(int other, long number, int me, long mine) =>
        number != None && (number < mine || (number == mine && other < me));
}
