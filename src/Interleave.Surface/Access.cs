using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>Reads and writes of memory whose location the caller knows: fields and statics.</summary>
public static class Access
{
    /// <summary>A read of the field behind <paramref name="field"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(ref T field, int location, int id, AccessMode mode)
    {
        Controller? controller = Controller.Current;
        return controller is null ? Direct(ref field, mode) : Load(controller, ref field, location, id, mode);
    }

    /// <summary>A write of the field behind <paramref name="field"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T field, T value, int location, int id, AccessMode mode)
    {
        Controller? controller = Controller.Current;
        if (controller is null)
            Direct(ref field, value, mode);
        else
            Store(controller, ref field, value, location, id, mode);
    }

    internal static T Load<T>(Controller controller, ref T field, int location, int id, AccessMode mode)
    {
        if (location == 0)
            return field;
        if (!typeof(T).IsValueType)
        {
            object? reference = field;
            controller.Load(location, id, mode, ref reference);
            return Unsafe.As<object?, T>(ref reference);
        }
        if (IsPrimitive<T>())
        {
            long value = Pack(ref field);
            controller.Load(location, id, mode, ref value);
            return Unpack<T>(value);
        }
        T result = field;
        Shape shape = Shape<T>.Value;
        if (shape.Pieces.Length > 1)
            controller.Struct(shape.Pieces.Length, write: false);
        for (int i = 0; i < shape.Pieces.Length; i++)
        {
            ShapePiece piece = shape.Pieces[i];
            int at = i == 0 ? location : controller.Piece(location, i);
            ref byte from = ref Part(ref field, piece), to = ref Part(ref result, piece);
            if (piece.Size == 0)
            {
                object? reference = Unsafe.As<byte, object?>(ref from);
                controller.Load(at, id, mode, ref reference);
                Unsafe.As<byte, object?>(ref to) = reference;
            }
            else
            {
                long value = Pack(ref from, piece.Size);
                controller.Load(at, id, mode, ref value);
                Unpack(ref to, piece.Size, value);
            }
        }
        // Parts that nobody else can see are no events: what is read next is not one of them.
        if (shape.Pieces.Length > 1)
            controller.Struct(0, write: false);
        return result;
    }

    internal static void Store<T>(Controller controller, ref T field, T value, int location, int id, AccessMode mode)
    {
        if (location != 0)
        {
            if (!typeof(T).IsValueType)
            {
                controller.Store(location, id, mode, value, (object?)field);
            }
            else if (IsPrimitive<T>())
            {
                controller.Store(location, id, mode, Pack(ref value), Pack(ref field));
            }
            else
            {
                Shape shape = Shape<T>.Value;
                if (shape.Pieces.Length > 1)
                    controller.Struct(shape.Pieces.Length, write: true);
                for (int i = 0; i < shape.Pieces.Length; i++)
                {
                    ShapePiece piece = shape.Pieces[i];
                    int at = i == 0 ? location : controller.Piece(location, i);
                    ref byte from = ref Part(ref value, piece), to = ref Part(ref field, piece);
                    // Each part is written as it is done: another thread may run between two of them.
                    if (piece.Size == 0)
                    {
                        object? reference = Unsafe.As<byte, object?>(ref from);
                        controller.Store(at, id, mode, reference, Unsafe.As<byte, object?>(ref to));
                        Unsafe.As<byte, object?>(ref to) = reference;
                    }
                    else
                    {
                        long bits = Pack(ref from, piece.Size);
                        controller.Store(at, id, mode, bits, Pack(ref to, piece.Size));
                        Unpack(ref to, piece.Size, bits);
                    }
                }
                if (shape.Pieces.Length > 1)
                    controller.Struct(0, write: true);
                if (shape.HasGaps)
                    StoreGaps(ref field, value, shape);
                return;
            }
        }
        field = value;
    }

    // Bytes of no part are not watched (a buffer's or a vector's may matter all the same), and the parts may have
    // been written by another thread by now.
    private static void StoreGaps<T>(ref T field, T value, Shape shape)
    {
        foreach (ShapePiece piece in shape.Pieces)
        {
            ref byte from = ref Part(ref field, piece), to = ref Part(ref value, piece);
            if (piece.Size == 0)
                Unsafe.As<byte, object?>(ref to) = Unsafe.As<byte, object?>(ref from);
            else
                Unpack(ref to, piece.Size, Pack(ref from, piece.Size));
        }
        field = value;
    }

    private static T Direct<T>(ref T field, AccessMode mode)
    {
        if (mode == AccessMode.Plain)
            return field;
        T value = field;
        Volatile.ReadBarrier();
        return value;
    }

    private static void Direct<T>(ref T field, T value, AccessMode mode)
    {
        if (mode != AccessMode.Plain)
            Volatile.WriteBarrier();
        field = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPrimitive<T>() => typeof(T).IsPrimitive || typeof(T).IsEnum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Pack<T>(ref T value) => Pack(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Pack(ref byte value, int size) => size switch
    {
        1 => (sbyte)value,
        2 => Unsafe.As<byte, short>(ref value),
        4 => Unsafe.As<byte, int>(ref value),
        _ => Unsafe.As<byte, long>(ref value),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Unpack<T>(long value)
    {
        T result = default!;
        Unpack(ref Unsafe.As<T, byte>(ref result), Unsafe.SizeOf<T>(), value);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Unpack(ref byte to, int size, long value)
    {
        switch (size)
        {
            case 1: to = (byte)value; break;
            case 2: Unsafe.As<byte, short>(ref to) = (short)value; break;
            case 4: Unsafe.As<byte, int>(ref to) = (int)value; break;
            default: Unsafe.As<byte, long>(ref to) = value; break;
        }
    }

    private static ref byte Part<T>(ref T value, ShapePiece piece) => ref Unsafe.AddByteOffset(ref Unsafe.As<T, byte>(ref value), piece.Offset);
}
