using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>Memory that other threads can reach, behind a reference.</summary>
internal readonly struct Cell(Controller controller, int location, int field)
{
    public readonly Controller Controller = controller;
    public readonly int Location = location;
    public readonly int Field = field;
}

/// <summary>Volatile and atomic accesses through a reference.</summary>
internal static class Atomics
{
    /// <summary>Whether the memory is the controller's business; if not, the original call is to be made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Shared<T>(ref T target, out Cell cell)
    {
        if (Controller.Current is { } controller)
        {
            int location = controller.Resolve(ref Unsafe.As<T, byte>(ref target), out int field);
            if (location != 0)
            {
                cell = new Cell(controller, location, field);
                return true;
            }
        }
        cell = default;
        return false;
    }

    public static T Load<T>(in Cell cell, ref T target) =>
        Access.Load(cell.Controller, ref target, cell.Location, cell.Field, AccessMode.Volatile);

    public static void Store<T>(in Cell cell, ref T target, T value) =>
        Access.Store(cell.Controller, ref target, value, cell.Location, cell.Field, AccessMode.Volatile);

    /// <summary>Does the operation and yields the value that was there before.</summary>
    public static T Before<T>(in Cell cell, ref T target, AtomicOperation operation, T operand, T comparand)
    {
        Update(cell, ref target, operation, operand, comparand, out T before);
        return before;
    }

    /// <summary>Adds and yields the sum.</summary>
    public static T Sum<T>(in Cell cell, ref T target, T operand) => Update(cell, ref target, AtomicOperation.Add, operand, default!, out _);

    /// <summary>A read that is a full fence: unlike the others it leaves memory alone, which may be read-only.</summary>
    public static T Read<T>(in Cell cell, ref T target)
    {
        long value = Access.Pack(ref target);
        cell.Controller.Update(cell.Location, cell.Field, AtomicOperation.Read, Unsafe.SizeOf<T>(), 0, 0, ref value, out _);
        return Access.Unpack<T>(value);
    }

    /// <summary>Exchanges a reference, or any value that .NET can exchange; yields what was there before.</summary>
    public static T Swap<T>(in Cell cell, ref T target, bool compare, T operand, T comparand)
    {
        if (typeof(T).IsValueType)
            return Before(cell, ref target, compare ? AtomicOperation.CompareExchange : AtomicOperation.Exchange, operand, comparand);
        object? value = target;
        cell.Controller.Update(cell.Location, cell.Field, compare, operand, comparand, ref value, out object? written);
        target = Unsafe.As<object?, T>(ref written);
        return Unsafe.As<object?, T>(ref value);
    }

    /// <summary>Whether .NET can exchange values of this type; for others the original call throws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Exchangeable<T>() => !typeof(T).IsValueType || Access.IsPrimitive<T>();

    private static T Update<T>(in Cell cell, ref T target, AtomicOperation operation, T operand, T comparand, out T before)
    {
        long value = Access.Pack(ref target);
        cell.Controller.Update(
            cell.Location, cell.Field, operation, Unsafe.SizeOf<T>(),
            Access.Pack(ref operand), Access.Pack(ref comparand), ref value, out long written);
        before = Access.Unpack<T>(value);
        return target = Access.Unpack<T>(written);
    }
}
