namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Volatile"/>.</summary>
[Replaces(typeof(Volatile))]
public static partial class VolatileCalls
{
    public static bool Read(ref bool location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static sbyte Read(ref sbyte location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static byte Read(ref byte location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static short Read(ref short location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static ushort Read(ref ushort location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static int Read(ref int location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static uint Read(ref uint location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static long Read(ref long location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static ulong Read(ref ulong location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static nint Read(ref nint location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static nuint Read(ref nuint location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static float Read(ref float location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static double Read(ref double location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static T Read<T>(ref T location) where T : class? =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Load(cell, ref location) : Volatile.Read(ref location);

    public static void ReadBarrier()
    {
        if (Controller.Current is { } controller)
            controller.Barrier(Fence.Read);
        else
            Volatile.ReadBarrier();
    }
}
