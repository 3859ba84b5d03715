namespace Interleave.Surface.Calls;

public static partial class VolatileCalls
{
    public static void Write(ref bool location, bool value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref sbyte location, sbyte value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref byte location, byte value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref short location, short value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref ushort location, ushort value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref int location, int value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref uint location, uint value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref long location, long value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref ulong location, ulong value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref nint location, nint value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref nuint location, nuint value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref float location, float value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write(ref double location, double value)
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void Write<T>(ref T location, T value) where T : class?
    {
        if (Atomics.Shared(ref location, out Cell cell))
            Atomics.Store(cell, ref location, value);
        else
            Volatile.Write(ref location, value);
    }

    public static void WriteBarrier()
    {
        if (Controller.Current is { } controller)
            controller.Barrier(Fence.Write);
        else
            Volatile.WriteBarrier();
    }
}
