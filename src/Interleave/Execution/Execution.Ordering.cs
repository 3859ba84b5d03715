using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>What only memory models weaker than sequential consistency ask for: barriers, and references that order accesses.</summary>
internal sealed partial class Execution
{
    private readonly References references;
    private bool isWeak, ordersByReferences;

    /// <summary>A change of the program that is tried.</summary>
    public Repairs.Repair? Repair { get; init; }

    private void UseModel()
    {
        isWeak = Strategy.Memory.IsWeak;
        names.NotesOrigins = ordersByReferences = Strategy.Memory.OrdersByReferences && Knowledge.SharesReferences;
        if (ordersByReferences)
            references.NextRun();
    }

    /// <remarks>Under sequential consistency a barrier does nothing: it is not even a step.</remarks>
    public override void Barrier(Fence fence)
    {
        if (isWeak)
            Pass(EventKind.Fence, (byte)fence);
    }

    /// <summary>How an access is made, with the change that is tried.</summary>
    private AccessMode Repaired(int field, AccessMode mode) => Repair?.ModeOf(field, mode) ?? mode;

    /// <summary>The fence that is tried behind a write.</summary>
    private void FenceBehindWrite()
    {
        if (isWeak && Repair?.FencesHere() == true)
            Barrier(Fence.Full);
    }

    /// <summary>An event that touches no cell.</summary>
    private void Pass(EventKind kind, byte code)
    {
        if (Abandoned || IsAlone)
            return;
        LogicalThread thread = Threads.Current;
        int e = Upcoming(thread);
        if (e != Graph.None)
        {
            Match(thread, e, Graph[e].Kind == kind && Graph[e].Code == code);
        }
        else
        {
            LookAgain(thread);
            e = Graph.Add(thread.Number, kind, Graph.None);
            Graph[e].Code = code;
            Graph.HasBarriers |= kind == EventKind.Fence && code != (byte)Fence.Full;
            Graph[e].Effects = thread.Effects;
            Graph.SetClock(e);
            Graph.LogAdded(e);
        }
        Advance(thread, e);
    }

    /// <summary>As long as no reference is in shared memory, nothing is ordered by references, and none are noted.</summary>
    private void NeedReferences()
    {
        if (Strategy.Memory.OrdersByReferences && Knowledge.ShareReferences())
            Relearn();
    }

    private int AddressOf(LogicalThread thread, int cell) =>
        ordersByReferences ? references.OriginOf(thread, Cells[cell].Location) : Graph.None;

    private void NoteLoaded(LogicalThread thread, int location, object? value, int e)
    {
        if (!Abandoned && IdentityOf(value) is not 0 and var identity)
            references.Loaded(thread, Graph, location, identity, e);
    }

    /// <summary>The number of an object with memory that is watched, if it has one already; else 0.</summary>
    private int IdentityOf(object? value) => value is IIdentified identified ? identified.Identity : value is Array ? names.Known(value) : 0;

    private void NoteStored(LogicalThread thread, int location, object? value)
    {
        if (!Abandoned)
            references.Stored(thread, location, IdentityOf(value));
    }

    /// <summary>A thread's body has its object, and its argument, from whoever started it.</summary>
    private void NoteGiven(LogicalThread thread)
    {
        if (thread.Body?.Target is { } target && names.Known(target) is not 0 and var self)
            References.Own(thread, self);
        if (thread.Parameter is { } parameter && names.Known(parameter) is not 0 and var given)
            References.Own(thread, given);
    }

    /// <summary>
    /// The order of a run is that of program order and reads-from, not of coherence: before other code reads an array
    /// that several threads have written, its elements are given the values that are last in coherence order.
    /// </summary>
    private void Settle(Array array, int location)
    {
        Type element = array.GetType().GetElementType()!;
        if (!element.IsPrimitive && !element.IsEnum && element.IsValueType)
        {
            Refuse($"an array of {element.Name}, used by several threads and read by code that is not rewritten, under {Strategy.Memory.Name}");
            return;
        }
        int size = element.IsValueType && array.Length > 0 ? Buffer.ByteLength(array) / array.Length : IntPtr.Size;
        ref byte first = ref MemoryMarshal.GetArrayDataReference(array);
        for (int i = 0; i < array.Length; i++)
        {
            if (Cells.FindMemory(location + i) is not (>= 0 and var cell) || Cells[cell].Run != run || Graph.LastWrite(cell) is not (>= 0 and var last))
                continue;
            if (!element.IsValueType)
                Unsafe.As<byte, object?>(ref Unsafe.Add(ref first, i * size)) = objects[last];
            else
                Access.Unpack(ref Unsafe.Add(ref first, i * size), size, Graph[last].Value);
        }
    }
}
