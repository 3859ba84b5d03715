using System.Runtime.CompilerServices;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>
/// What references refer to. The collector may move an object while a reference to its inside is held, so the table
/// keeps the object and the distance from its start.
/// </summary>
internal sealed class Addresses
{
    private struct Entry
    {
        public object? Owner;
        public nint Offset;
        public Shape Shape;
        public int Location, Field;
    }

    /// <summary>The beginning of any object's fields, as the runtime lays them out.</summary>
    private sealed class Layout
    {
        public byte First = 0;
    }

    private Entry[] entries = new Entry[16];
    private int count;

    private readonly List<object> owned = [];

    public void Clear()
    {
        owned.Clear();
        Array.Clear(entries, 0, count);
        count = 0;
    }

    public unsafe void Add(object? owner, ref byte address, Shape shape, int location, int field)
    {
        nint offset = owner is null
            ? (nint)Unsafe.AsPointer(ref address)
            : Unsafe.ByteOffset(ref Unsafe.As<Layout>(owner).First, ref address);
        for (int i = count - 1; i >= 0 && i >= count - 8; i--)
            if (entries[i].Owner == owner && entries[i].Offset == offset && entries[i].Shape == shape)
                return;
        if (count == entries.Length)
            Array.Resize(ref entries, count * 2);
        entries[count++] = new Entry { Owner = owner, Offset = offset, Shape = shape, Location = location, Field = field };
    }

    /// <summary>Finds what a reference refers to, the one taken last first.</summary>
    /// <returns>Whether it is known.</returns>
    public unsafe bool Find(ref byte address, out int location, out int field, out int piece)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            ref Entry entry = ref entries[i];
            nint offset = entry.Owner is null
                ? (nint)Unsafe.AsPointer(ref address) - entry.Offset
                : Unsafe.ByteOffset(ref Unsafe.As<Layout>(entry.Owner).First, ref address) - entry.Offset;
            if (offset < 0 || offset >= entry.Shape.Size)
                continue;
            piece = entry.Shape.PieceAt(offset);
            if (piece < 0)
                continue;
            (location, field) = (entry.Location, entry.Field);
            return true;
        }
        location = field = piece = 0;
        return false;
    }

    /// <summary>What lies in the object is nobody's but the thread's that has a reference to it.</summary>
    public void Own(object owner) => owned.Add(owner);

    /// <summary>Whether a reference is into such an object.</summary>
    public unsafe bool IsOwned(ref byte address)
    {
        for (int i = owned.Count - 1; i >= 0; i--)
        {
            nint offset = Unsafe.ByteOffset(ref Unsafe.As<Layout>(owned[i]).First, ref address);
            // The runtime keeps the size with the type: header and type included, which are not among the fields.
            if (offset >= 0 && offset < *(int*)(owned[i].GetType().TypeHandle.Value + sizeof(int)) - 2 * sizeof(nint))
                return true;
        }
        return false;
    }
}
