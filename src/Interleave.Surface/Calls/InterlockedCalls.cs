namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Interlocked"/>.</summary>
/// <remarks>Each family of overloads is in a file of its own. Memory that no other thread can reach is left to the original call.</remarks>
[Replaces(typeof(Interlocked))]
public static partial class InterlockedCalls
{
    public static int And(ref int location1, int value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.And, value, default)
            : Interlocked.And(ref location1, value);

    public static long And(ref long location1, long value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.And, value, default)
            : Interlocked.And(ref location1, value);

    public static uint And(ref uint location1, uint value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.And, value, default)
            : Interlocked.And(ref location1, value);

    public static ulong And(ref ulong location1, ulong value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.And, value, default)
            : Interlocked.And(ref location1, value);

    public static int Or(ref int location1, int value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Or, value, default)
            : Interlocked.Or(ref location1, value);

    public static long Or(ref long location1, long value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Or, value, default)
            : Interlocked.Or(ref location1, value);

    public static uint Or(ref uint location1, uint value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Or, value, default)
            : Interlocked.Or(ref location1, value);

    public static ulong Or(ref ulong location1, ulong value) =>
        Atomics.Shared(ref location1, out Cell cell)
            ? Atomics.Before(cell, ref location1, AtomicOperation.Or, value, default)
            : Interlocked.Or(ref location1, value);

    public static long Read(ref long location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Read(cell, ref location) : Interlocked.Read(ref location);

    public static ulong Read(ref ulong location) =>
        Atomics.Shared(ref location, out Cell cell) ? Atomics.Read(cell, ref location) : Interlocked.Read(ref location);

    public static void MemoryBarrier()
    {
        if (Controller.Current is { } controller)
            controller.Barrier(Fence.Full);
        else
            Interlocked.MemoryBarrier();
    }

    // Only the caller's half is modelled: a program that rests on the other threads' half shows executions
    // that cannot happen, never hides one that can.
    public static void MemoryBarrierProcessWide()
    {
        if (Controller.Current is { } controller)
            controller.Barrier(Fence.Full);
        else
            Interlocked.MemoryBarrierProcessWide();
    }
}
