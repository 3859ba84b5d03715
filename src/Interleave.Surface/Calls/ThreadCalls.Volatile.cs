namespace Interleave.Surface.Calls;

public static partial class ThreadCalls
{
    public static sbyte VolatileRead(ref sbyte address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static byte VolatileRead(ref byte address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static short VolatileRead(ref short address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static ushort VolatileRead(ref ushort address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static int VolatileRead(ref int address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static uint VolatileRead(ref uint address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static long VolatileRead(ref long address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static ulong VolatileRead(ref ulong address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static nint VolatileRead(ref nint address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static nuint VolatileRead(ref nuint address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static float VolatileRead(ref float address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static double VolatileRead(ref double address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static object? VolatileRead(ref object? address) =>
        Atomics.Shared(ref address, out Cell cell) ? Atomics.Load(cell, ref address) : Thread.VolatileRead(ref address);

    public static void VolatileWrite(ref sbyte address, sbyte value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref byte address, byte value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref short address, short value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref ushort address, ushort value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref int address, int value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref uint address, uint value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref long address, long value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref ulong address, ulong value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref nint address, nint value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref nuint address, nuint value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref float address, float value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref double address, double value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }

    public static void VolatileWrite(ref object? address, object? value)
    {
        if (Atomics.Shared(ref address, out Cell cell))
            Atomics.Store(cell, ref address, value);
        else
            Thread.VolatileWrite(ref address, value);
    }
}
