namespace Interleave.Surface.Calls;

public static partial class InterlockedCalls
{
    public static sbyte CompareExchange(ref sbyte location1, sbyte value, sbyte comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static short CompareExchange(ref short location1, short value, short comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static int CompareExchange(ref int location1, int value, int comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static long CompareExchange(ref long location1, long value, long comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static byte CompareExchange(ref byte location1, byte value, byte comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static ushort CompareExchange(ref ushort location1, ushort value, ushort comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static uint CompareExchange(ref uint location1, uint value, uint comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static ulong CompareExchange(ref ulong location1, ulong value, ulong comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static float CompareExchange(ref float location1, float value, float comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static double CompareExchange(ref double location1, double value, double comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static nint CompareExchange(ref nint location1, nint value, nint comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static nuint CompareExchange(ref nuint location1, nuint value, nuint comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.CompareExchange, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static object? CompareExchange(ref object? location1, object? value, object? comparand) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Swap(cell, ref location1, compare: true, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);

    public static T CompareExchange<T>(ref T location1, T value, T comparand) =>
        Atomics.Exchangeable<T>() && Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Swap(cell, ref location1, compare: true, value, comparand)
            : Interlocked.CompareExchange(ref location1, value, comparand);
}
