namespace Interleave.Surface.Calls;

public static partial class InterlockedCalls
{
    public static sbyte Exchange(ref sbyte location1, sbyte value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static short Exchange(ref short location1, short value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static int Exchange(ref int location1, int value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static long Exchange(ref long location1, long value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static byte Exchange(ref byte location1, byte value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static ushort Exchange(ref ushort location1, ushort value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static uint Exchange(ref uint location1, uint value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static ulong Exchange(ref ulong location1, ulong value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static float Exchange(ref float location1, float value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static double Exchange(ref double location1, double value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static nint Exchange(ref nint location1, nint value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static nuint Exchange(ref nuint location1, nuint value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Exchange, value, default)
            : Interlocked.Exchange(ref location1, value);

    public static object? Exchange(ref object? location1, object? value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Swap(cell, ref location1, compare: false, value, null)
            : Interlocked.Exchange(ref location1, value);

    public static T Exchange<T>(ref T location1, T value) =>
        Atomics.Exchangeable<T>() && Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Swap(cell, ref location1, compare: false, value, default!)
            : Interlocked.Exchange(ref location1, value);
}
