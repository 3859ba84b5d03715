namespace Interleave.Surface.Calls;

public static partial class InterlockedCalls
{
    public static int Increment(ref int location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, 1) : Interlocked.Increment(ref location);

    public static long Increment(ref long location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, 1L) : Interlocked.Increment(ref location);

    public static uint Increment(ref uint location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, 1u) : Interlocked.Increment(ref location);

    public static ulong Increment(ref ulong location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, 1ul) : Interlocked.Increment(ref location);

    public static int Decrement(ref int location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, -1) : Interlocked.Decrement(ref location);

    public static long Decrement(ref long location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, -1L) : Interlocked.Decrement(ref location);

    public static uint Decrement(ref uint location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, uint.MaxValue) : Interlocked.Decrement(ref location);

    public static ulong Decrement(ref ulong location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Sum(cell, ref location, ulong.MaxValue) : Interlocked.Decrement(ref location);

    public static int Add(ref int location1, int value) =>
        Atomics.Shared(ref location1, out Cell cell) ? Atomics.Sum(cell, ref location1, value) : Interlocked.Add(ref location1, value);

    public static long Add(ref long location1, long value) =>
        Atomics.Shared(ref location1, out Cell cell) ? Atomics.Sum(cell, ref location1, value) : Interlocked.Add(ref location1, value);

    public static uint Add(ref uint location1, uint value) =>
        Atomics.Shared(ref location1, out Cell cell) ? Atomics.Sum(cell, ref location1, value) : Interlocked.Add(ref location1, value);

    public static ulong Add(ref ulong location1, ulong value) =>
        Atomics.Shared(ref location1, out Cell cell) ? Atomics.Sum(cell, ref location1, value) : Interlocked.Add(ref location1, value);
}
