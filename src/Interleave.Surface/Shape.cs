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
    internal Shape(ShapePiece[] pieces, int size) => (Pieces, Size) = (pieces, size);

    /// <summary>The parts, by offset.</summary>
    public ShapePiece[] Pieces { get; }

    /// <summary>Bytes of a whole value.</summary>
    public int Size { get; }

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
    public static readonly Shape Value = new(Layout.Of(typeof(T)).ToArray(), Unsafe.SizeOf<T>());

    /// <summary>Whether a value is read and written in one step.</summary>
    public static readonly bool IsSingle = Value.Pieces.Length == 1 && Value.Pieces[0].Offset == 0;
}

internal static class Layout
{
    public static IEnumerable<ShapePiece> Of(Type type, int offset = 0, string name = "")
    {
        if (!type.IsValueType)
            return [new ShapePiece(offset, 0, name)];
        if (type.IsEnum)
            type = Enum.GetUnderlyingType(type);
        if (type.IsPrimitive || type.IsPointer || type.IsFunctionPointer)
            return [new ShapePiece(offset, SizeOf(type), name)];
        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        int size = SizeOf(type);
        // Inline arrays and fixed buffers repeat their one field.
        int repeat = type.GetCustomAttribute<InlineArrayAttribute>() is { } inline ? inline.Length : 1;
        var pieces = new List<ShapePiece>();
        for (int i = 0; i < repeat; i++)
        {
            int origin = offset + i * (size / repeat);
            foreach (FieldInfo field in fields)
            {
                string path = repeat == 1 ? Path(name, field.Name) : $"{name}[{i}]";
                pieces.AddRange(Of(field.FieldType, origin + OffsetOf(type, field), path));
            }
        }
        // Fields that overlap (explicit layout) are one piece each offset.
        return pieces.DistinctBy(p => p.Offset).OrderBy(p => p.Offset);
    }

    private static string Path(string head, string tail)
    {
        if (tail.StartsWith('<'))
            tail = tail[1..Math.Max(1, tail.IndexOf('>'))];
        return head.Length == 0 ? tail : head + "." + tail;
    }

    private static int SizeOf(Type type) => (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

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
