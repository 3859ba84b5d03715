using Interleave.Surface;

namespace Interleave.Graphs;

/// <summary>What an event does to its cell.</summary>
internal enum EventKind : byte
{
    /// <summary>Reads memory. An atomic operation that leaves memory as it is reads, too.</summary>
    Read,

    /// <summary>Writes memory.</summary>
    Write,

    /// <summary>Reads and writes memory in one atomic step: it stands right after what it reads in the coherence order.</summary>
    Update,

    /// <summary>An operation on a synchronization object: a read-modify-write of the object's state.</summary>
    Operation,

    /// <summary>A memory barrier.</summary>
    Fence,

    /// <summary>A mark for the properties of critical sections.</summary>
    Mark,
}

[Flags]
internal enum EventFlags : ushort
{
    None = 0,

    /// <summary>An object operation that the state it read does not let through. The last event of its thread.</summary>
    Blocked = 1,

    /// <summary>An object operation that leaves another state; it stands in the chain. The others read only.</summary>
    Changes = 2,

    /// <summary>An atomic operation, whether it writes or not.</summary>
    Atomic = 4,

    /// <summary>The value is a reference's name.</summary>
    Reference = 8,

    /// <summary>Accesses of parts of one struct, all but the first.</summary>
    Continued = 16,

    /// <summary>An object operation that stays before everything that follows it in program order.</summary>
    Acquires = 32,

    /// <summary>An object operation that stays behind everything that precedes it in program order.</summary>
    Releases = 64,

    /// <summary>The last read of a round that a waiting loop would repeat unchanged. The last event of its thread.</summary>
    Awaits = 128,

    /// <summary>An access to an element of an array that is part of what one call of other code does.</summary>
    Called = 256,

    /// <summary>A read in a loop that is known to be a waiting one: it is given the oldest write first, so that the round may be done again at once.</summary>
    OldestFirst = 512,

    /// <summary>A read that was given the latest write after all others: its thread is to go on before that is overwritten.</summary>
    Late = 1024,
}

/// <summary>
/// One event of an execution graph. Its number is its index in <see cref="Graph"/>; -1 stands for "none",
/// and where a write is meant, for the initial value.
/// </summary>
internal struct Event
{
    public EventKind Kind;
    public EventFlags Flags;
    public AccessMode Mode;

    /// <summary>The <see cref="Surface.Operation"/>, <see cref="AtomicOperation"/>, <see cref="Fence"/> or <see cref="MarkKind"/>.</summary>
    public byte Code;

    /// <summary>The value's size in bytes (0 for a reference); what an atomic result is truncated to.</summary>
    public byte Width;

    public int Thread;

    /// <summary>The how-many-th of its thread, from 0.</summary>
    public int Index;

    /// <summary>The memory or object; -1 for fences and marks.</summary>
    public int Cell;

    /// <summary>The declaration of the memory.</summary>
    public int Field;

    /// <summary>The write or state that it reads.</summary>
    public int ReadsFrom;

    /// <summary>Neighbours in the coherence order or chain of the cell.</summary>
    public int Next, Previous;

    /// <summary>Those that read from this one without standing behind it in the chain, and the neighbours in such a list.</summary>
    public int FirstReader, NextReader, PreviousReader;

    /// <summary>Neighbours in program order.</summary>
    public int PoNext, PoPrevious;

    /// <summary>When it was added.</summary>
    public int Stamp;

    /// <summary>When the write of an atomic operation was added: later than <see cref="Stamp"/> if a revisit has changed what it reads.</summary>
    public int WriteStamp;

    /// <summary>For the last read of a waiting loop: when its thread came to wait.</summary>
    public int AwaitsSince;

    /// <summary>For an operation woken, or a read looked at again, in place: its stamp while it was waiting; else -1.</summary>
    public int WaitingStamp;

    /// <summary>The operation that took this one's state away and may not be deleted while this one is there; and this one's stamp at that time.</summary>
    public int VictimOf, VictimStamp;

    /// <summary>How many operations have this one as <see cref="VictimOf"/>.</summary>
    public int Victims;

    /// <summary>How many writes to memory of its own its thread had done before.</summary>
    public int Effects;

    /// <summary>For an access to an object: the earlier read of its thread that returned the reference to it, where that is certain.</summary>
    public int Address;

    /// <summary>For an operation on a group, the objects of it that it uses, and those that it changes.</summary>
    public uint Used, Changed;

    /// <summary>What it writes: a primitive, a reference's name, or the number of the object's state.</summary>
    public long Value;

    /// <summary>Operands of an atomic operation; the argument of an object operation; for other accesses the method that allows races on them, or 0.</summary>
    public long Operand, Comparand;

    /// <summary>The result of an object operation.</summary>
    public long Result;

    public readonly bool IsBlocked => (Flags & EventFlags.Blocked) != 0;

    public readonly bool Awaits => (Flags & EventFlags.Awaits) != 0;

    /// <summary>Whether it was looked at again in place, or given the latest write late, and its thread has not gone on since.</summary>
    public readonly bool LooksAgain =>
        PoNext == Graph.None && (WaitingStamp >= 0 || (Flags & EventFlags.Late) != 0) && !Awaits && (Kind is EventKind.Read or EventKind.Update);

    public readonly bool IsAtomic => (Flags & EventFlags.Atomic) != 0;

    public readonly bool IsFullFence => Kind == EventKind.Fence && Code == (byte)Fence.Full;

    /// <summary>Whether it reads its cell.</summary>
    public readonly bool Reads => Kind is EventKind.Read or EventKind.Update or EventKind.Operation;

    /// <summary>Whether it stands in the coherence order or chain of its cell.</summary>
    public readonly bool Writes =>
        Kind is EventKind.Write or EventKind.Update || (Kind == EventKind.Operation && (Flags & EventFlags.Changes) != 0);
}
