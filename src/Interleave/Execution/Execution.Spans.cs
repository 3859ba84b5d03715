using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Arrays and spans that code which is not rewritten works on while it is called.</summary>
internal sealed partial class Execution
{
    /// <summary>The arrays that spans were made over in this run, the last one last, and how many bytes they are long.</summary>
    private readonly List<(Array Array, nint Length)> spanned = [];

    public override void Spanned(Array array)
    {
        if (Abandoned)
            return;
        for (int i = spanned.Count - 1; i >= 0 && i >= spanned.Count - 8; i--)
            if (ReferenceEquals(spanned[i].Array, array))
                return;
        Type element = array.GetType().GetElementType()!;
        spanned.Add((array, array.Length * (nint)RuntimeHelpers.SizeOf(element.TypeHandle)));
    }

    public override Array? FindSpan(ref byte first, string call, bool isReadOnly)
    {
        if (Abandoned || IsAlone || IsOnStack(ref first))
            return null;
        if (SpannedAt(ref first, out _) is { } array)
            return array;
        // What is only read may be a string, or constants.
        if ((!isReadOnly || addresses.Find(ref first, out _, out _, out _)) && !IsLast(Threads.Current))
            Refuse($"{call} on a span over memory that the checker has not seen taken");
        return null;
    }

    /// <summary>The array that a span was made over which a reference leads into.</summary>
    private Array? SpannedAt(ref byte address, out nint offset)
    {
        for (int i = spanned.Count - 1; i >= 0; i--)
        {
            (Array array, nint length) = spanned[i];
            offset = Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(array), ref address);
            if (offset >= 0 && offset < length)
                return array;
        }
        offset = 0;
        return null;
    }

    /// <summary>The element that a reference leads to which a span has given.</summary>
    private bool ElementAt(ref byte address, out int location, out int field, out int piece)
    {
        location = field = piece = 0;
        if (SpannedAt(ref address, out nint offset) is not { } array)
            return false;
        var (index, within) = Math.DivRem((int)offset, RuntimeHelpers.SizeOf(array.GetType().GetElementType()!.TypeHandle));
        if (within != 0 && (piece = Shape.Of(array.GetType().GetElementType()!).PieceAt(within)) < 0)
            return false;
        location = Element(array, index, out field);
        return true;
    }

    public override bool TouchElements(Array array, int start, int count, string call, bool write)
    {
        LastCall = call;
        if (Abandoned)
            return false;
        LogicalThread thread = Threads.Current;
        if (IsAlone)
        {
            KeepsToItself(array, call);
            if (write)
                thread.Effects++;
            return false;
        }
        int field = Knowledge.FieldOf(array.GetType());
        if (Knowledge.IsShared(field))
        {
            Knowledge.CallsOnElements = true;
            return true;
        }
        int location = names.Identity(array, thread);
        for (int i = start; i < start + count; i++)
            IsVisible(thread, location + i, field, write);
        return false;
    }

    public override void CallOnElements(bool begins)
    {
        if (!Abandoned)
            Threads.Current.CallsOnElements = begins;
    }
}
