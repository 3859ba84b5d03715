using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Interleave.Executing;

/// <summary>Spans that code which is not rewritten works on.</summary>
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

    public override void TouchSpan(ref byte first, string call, bool write, bool isReadOnly)
    {
        if (Abandoned || IsAlone)
            return;
        if (IsOnStack(ref first))
            return;
        for (int i = spanned.Count - 1; i >= 0; i--)
        {
            (Array array, nint length) = spanned[i];
            nint offset = Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(array), ref first);
            if (offset < 0 || offset >= length)
                continue;
            Touch(array, call, write);
            return;
        }
        // What is only read may be a string, or constants.
        if ((!isReadOnly || addresses.Find(ref first, out _, out _, out _)) && !IsLast(Threads.Current))
            Refuse($"{call} on a span over memory that the checker has not seen taken");
    }
}
