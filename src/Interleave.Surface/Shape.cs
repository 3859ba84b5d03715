using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>One part of a value: a primitive of 1, 2, 4 or 8 bytes, or a reference.</summary>
/// <param name="Offset">Bytes from the start of the value.</param>
/// <param name="Size">Bytes; 0 for a reference.</param>
/// <param name="Name">The path of fields that leads to it, empty for the value itself.</param>
public readonly record struct ShapePiece(int Offset, int Size, string Name);

/// <summary>The parts of a type's values, each of which is read and written in one step.</summary>
public sealed class Shape
{
    internal Shape(ShapePiece[] pieces, int size) => (Pieces, Size, HasGaps) = (pieces, size, Layout.HasGaps(pieces, size));

    /// <summary>The parts, by offset.</summary>
    public ShapePiece[] Pieces { get; }

    /// <summary>Bytes of a whole value.</summary>
    public int Size { get; }

    /// <summary>Whether there are bytes that belong to no part: padding, or what an explicit size adds.</summary>
    internal bool HasGaps { get; }

    /// <summary>The shape of a type that is not known at compile time.</summary>
    public static Shape Of(Type type) => (Shape)typeof(Shape<>).MakeGenericType(type).GetField(nameof(Shape<int>.Value))!.GetValue(null)!;

    /// <summary>The part at a byte offset, or -1.</summary>
    public int PieceAt(nint offset)
    {
        for (int i = 0; i < Pieces.Length; i++)
            if (Pieces[i].Offset == offset)
                return i;
        return -1;
    }
}

/// <summary>The <see cref="Shape"/> of a type.</summary>
public static class Shape<T>
{
    /// <summary>The parts of <typeparamref name="T"/>.</summary>
    public static readonly Shape Value = new(Layout.Of(typeof(T)), Unsafe.SizeOf<T>());

    /// <summary>Whether a value is read and written in one step.</summary>
    public static readonly bool IsSingle = Value.Pieces.Length == 1 && Value.Pieces[0].Offset == 0;
}

internal static class Layout
{
    public static ShapePiece[] Of(Type type)
    {
        if (!type.IsValueType)
            return [new ShapePiece(0, type.IsPointer || type.IsFunctionPointer ? IntPtr.Size : 0, "")];
        if (type.IsEnum)
            type = Enum.GetUnderlyingType(type);
        if (type.IsPrimitive)
            return [new ShapePiece(0, SizeOf(type), "")];
        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        int size = SizeOf(type), repeat = Repeats(type, fields, size);
        var pieces = new List<ShapePiece>();
        foreach (FieldInfo field in fields)
        {
            int offset = OffsetOf(type, field);
            foreach (ShapePiece inner in Of(field.FieldType))
                for (int i = 0; i < repeat; i++)
                {
                    string head = repeat == 1 ? Path("", field.Name) : $"[{i}]";
                    pieces.Add(inner with { Offset = offset + inner.Offset + i * (size / repeat), Name = Path(head, inner.Name) });
                }
        }
        return Outermost(pieces);
    }

    public static bool HasGaps(ShapePiece[] pieces, int size)
    {
        int end = 0;
        foreach (ShapePiece piece in pieces)
        {
            if (piece.Offset > end)
                return true;
            end = Math.Max(end, End(piece));
        }
        return end < size;
    }

    /// <summary>How often an inline array or a fixed buffer has its one field.</summary>
    private static int Repeats(Type type, FieldInfo[] fields, int size)
    {
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { } inline)
            return inline.Length;
        return fields.Length == 1 && type.IsDefined(typeof(UnsafeValueTypeAttribute)) ? Math.Max(1, size / SizeOf(fields[0].FieldType)) : 1;
    }

    /// <summary>Of fields that overlap (explicit layout), those that lie in no other.</summary>
    private static ShapePiece[] Outermost(List<ShapePiece> pieces)
    {
        var kept = new List<ShapePiece>();
        int end = 0;
        foreach (ShapePiece piece in pieces.OrderBy(p => p.Offset).ThenByDescending(End))
            if (End(piece) > end)
            {
                kept.Add(piece);
                end = End(piece);
            }
        return [.. kept];
    }

    private static int End(ShapePiece piece) => piece.Offset + (piece.Size == 0 ? IntPtr.Size : piece.Size);

    private static string Path(string head, string tail)
    {
        if (tail.StartsWith('<'))
            tail = tail[1..Math.Max(1, tail.IndexOf('>'))];
        return head.Length == 0 ? tail : tail.Length == 0 || tail[0] == '[' ? head + tail : head + "." + tail;
    }

    private static int SizeOf(Type type) => type.IsPointer || type.IsFunctionPointer
        ? IntPtr.Size // which is no type argument
        : (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>Where the runtime has put a field: asked with a piece of generated code, since reflection does not tell.</summary>
    private static int OffsetOf(Type type, FieldInfo field)
    {
        var method = new DynamicMethod("OffsetOf", typeof(int), Type.EmptyTypes, typeof(Layout).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        LocalBuilder local = il.DeclareLocal(type);
        il.Emit(OpCodes.Ldloca, local);
        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Ldloca, local);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Ret);
        return (int)method.Invoke(null, null)!;
    }
}
