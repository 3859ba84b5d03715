using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Reads, writes and atomic operations.</summary>
internal sealed partial class Execution
{
    /// <summary>Nobody else has been started yet: memory needs no watching.</summary>
    private bool IsAlone => Threads.Started == 1;

    /// <summary>All others have ended, and this is the first thread: it sees what is written last.</summary>
    private bool IsLast(LogicalThread thread) => thread.Number == 0 && Threads.Ended == Threads.Started - 1 && Joined;

    private bool Joined
    {
        get
        {
            for (int i = 1; i < Threads.Count; i++)
                if (Threads[i].Wait != Wait.Unstarted && Threads.Main.Knows[i] != int.MaxValue)
                    return false;
            return true;
        }
    }

    /// <summary>Whether an access is a visible step.</summary>
    private bool IsVisible(LogicalThread thread, int location, int field, bool write)
    {
        if (Abandoned)
            return false;
        if (IsAlone)
        {
            if (initializing.IsEarly)
                KeepsToItself(location, write);
            if (write)
                thread.Effects++;
            return false;
        }
        if (initializing.Reached && initializing.IsDisturbed(location, write) && !IsLast(thread))
            Refuse("a static initialiser that a started thread is the first to need, and that shares with others the memory used here, so that it matters when it runs,");
        if (Knowledge.IsShared(field))
            return true;
        // Its maker has yet to write it.
        if (early.Holds(location))
            Learn(field);
        if (write ? sharing.Write(location, thread) : sharing.Read(location, thread))
        {
            if (write)
                thread.Effects++;
            return false;
        }
        Learn(field);
        return false;
    }

    public override void AllowRaces(int method)
    {
        if (!Abandoned)
            Threads.Current.RacesAllowedIn = method;
    }

    private void Learn(int field)
    {
        Knowledge.Share(field);
        Relearn();
    }

    /// <summary>The cell of a location; on the first access of the run its content is the initial value.</summary>
    private int CellOf(int location, int field, long content, object? reference)
    {
        int cell = Cells.OfMemory(location, field);
        ref Cells.Cell it = ref Cells[cell];
        if (it.Run != run)
        {
            it.Run = run;
            it.Initial = content;
            it.InitialReference = reference;
        }
        return cell;
    }

    private long ValueOf(int write, int cell) => write == Graph.None ? Cells[cell].Initial : Graph[write].Value;

    private object? ReferenceOf(int write, int cell) =>
        write == Graph.None ? Cells[cell].InitialReference : Happened(write) ? objects[write] : EarlyReference(write);

    private void Keep(int e, object? reference)
    {
        if (e >= objects.Length)
            Array.Resize(ref objects, e * 2);
        objects[e] = reference;
    }

    /// <summary>A number that stands for a reference wherever values are compared.</summary>
    private long NameOf(object? reference, LogicalThread thread) => reference is null ? 0 : names.Identity(reference, thread);

    public override void Load(int location, int field, AccessMode mode, ref long value)
    {
        LogicalThread thread = Threads.Current;
        if (!IsVisible(thread, location, field, write: false))
            return;
        int cell = CellOf(location, field, value, null);
        if (IsLast(thread))
            value = ValueOf(Graph.LastWrite(cell), cell);
        else
            value = ValueOf(Graph[Read(thread, cell, field, Repaired(field, mode), reference: false)].ReadsFrom, cell);
    }

    public override void Load(int location, int field, AccessMode mode, ref object? value)
    {
        LogicalThread thread = Threads.Current;
        int e = Graph.None;
        if (IsVisible(thread, location, field, write: false))
        {
            NeedReferences();
            int cell = CellOf(location, field, NameOf(value, thread), value);
            if (IsLast(thread))
                value = ReferenceOf(Graph.LastWrite(cell), cell);
            else
                value = ReferenceOf(Graph[e = Read(thread, cell, field, Repaired(field, mode), reference: true)].ReadsFrom, cell);
        }
        else if (initializing.IsEarly && value is not null)
            initializing.Found(location, value);
        if (ordersByReferences)
            NoteLoaded(thread, location, value, e);
        if (Tracer is not null && value is not null)
            Tracer.Seen(value, location, field);
    }

    private int Read(LogicalThread thread, int cell, int field, AccessMode mode, bool reference)
    {
        int e = Upcoming(thread);
        if (e != Graph.None)
        {
            ref Event old = ref Graph[e];
            Match(thread, e, old.Kind == EventKind.Read && old.Cell == cell && !old.IsAtomic);
            KeepOrder(thread, e, reference);
            Advance(thread, e);
            Piece(thread, e);
            return e;
        }
        e = New(thread, EventKind.Read, cell);
        ref Event it = ref Graph[e];
        it.Field = field;
        it.Mode = mode;
        it.Operand = thread.RacesAllowedIn;
        it.Address = AddressOf(thread, cell);
        it.Flags = FlagsOf(thread, reference) | OldestFirst(thread);
        Graph.TieReader(e, Graph.LastWrite(cell));
        Finish(thread, e, reference);
        Piece(thread, e);
        return e;
    }

    private EventFlags OldestFirst(LogicalThread thread) => Knowledge.IsWaitingLoop(thread.Loops.Innermost) ? EventFlags.OldestFirst : EventFlags.None;

    private static EventFlags FlagsOf(LogicalThread thread, bool reference) =>
        (reference ? EventFlags.Reference : EventFlags.None) | (thread.CallsOnElements ? EventFlags.Called : EventFlags.None);

    public override void Store(int location, int field, AccessMode mode, long value, long before)
    {
        LogicalThread thread = Threads.Current;
        if (!IsVisible(thread, location, field, write: true))
            return;
        Write(thread, CellOf(location, field, before, null), field, Repaired(field, mode), value, reference: false);
        FenceBehindWrite();
    }

    public override void Store(int location, int field, AccessMode mode, object? value, object? before)
    {
        LogicalThread thread = Threads.Current;
        // A name is given by the thread that shows the object to others, whoever is the first to use it.
        if (value is not null and not IIdentified and not string && !Abandoned)
            names.Identity(value, thread);
        if (Tracer is not null && value is not null)
            Tracer.Seen(value, location, field);
        if (IsVisible(thread, location, field, write: true))
        {
            NeedReferences();
            int cell = CellOf(location, field, NameOf(before, thread), before);
            int e = Write(thread, cell, field, Repaired(field, mode), NameOf(value, thread), reference: true, publishes: value is not null);
            Keep(e, value);
            FenceBehindWrite();
        }
        if (ordersByReferences)
            NoteStored(thread, location, value);
    }

    private int Write(LogicalThread thread, int cell, int field, AccessMode mode, long value, bool reference, bool publishes = false)
    {
        int e = Upcoming(thread);
        if (e != Graph.None)
        {
            ref Event old = ref Graph[e];
            Match(thread, e, old.Kind == EventKind.Write && old.Cell == cell && (reference || old.Value == value));
            KeepOrder(thread, e, needsSource: false);
            Advance(thread, e);
            Piece(thread, e);
            return e;
        }
        e = New(thread, EventKind.Write, cell);
        ref Event it = ref Graph[e];
        it.Field = field;
        it.Mode = mode;
        it.Operand = thread.RacesAllowedIn;
        it.Address = AddressOf(thread, cell);
        it.Value = value;
        it.Flags = FlagsOf(thread, reference);
        if (publishes && ordersByReferences)
            references.Publish(thread, Graph, Cells, e, (int)value);
        Graph.TieWrite(e, Graph.LastWrite(cell));
        Finish(thread, e, needsSource: false);
        Piece(thread, e);
        return e;
    }

    public override void Update(
        int location, int field, AtomicOperation operation, int width, long operand, long comparand, ref long value, out long written)
    {
        LogicalThread thread = Threads.Current;
        if (!IsVisible(thread, location, field, write: operation != AtomicOperation.Read))
        {
            Event local = new() { Code = (byte)operation, Width = (byte)width, Operand = operand, Comparand = comparand };
            Atomics.Writes(local, value, out written);
            return;
        }
        int cell = CellOf(location, field, value, null);
        int e = Atomic(thread, cell, field, operation, width, operand, comparand, reference: false);
        value = ValueOf(Graph[e].ReadsFrom, cell);
        written = Graph[e].Kind == EventKind.Update ? Graph[e].Value : value;
    }

    public override void Update(
        int location, int field, bool compare, object? operand, object? comparand, ref object? value, out object? written)
    {
        LogicalThread thread = Threads.Current;
        if (!IsVisible(thread, location, field, write: true))
        {
            written = !compare || ReferenceEquals(value, comparand) ? operand : value;
            if (ordersByReferences)
            {
                NoteLoaded(thread, location, value, Graph.None);
                NoteStored(thread, location, written);
            }
            return;
        }
        NeedReferences();
        int cell = CellOf(location, field, NameOf(value, thread), value);
        AtomicOperation operation = compare ? AtomicOperation.CompareExchange : AtomicOperation.Exchange;
        int e = Atomic(thread, cell, field, operation, 0, NameOf(operand, thread), NameOf(comparand, thread), reference: true);
        value = ReferenceOf(Graph[e].ReadsFrom, cell);
        bool writes = Graph[e].Kind == EventKind.Update;
        written = writes ? operand : value;
        if (writes)
            Keep(e, operand);
        if (ordersByReferences)
        {
            NoteLoaded(thread, location, value, e);
            NoteStored(thread, location, written);
        }
    }

    private int Atomic(
        LogicalThread thread, int cell, int field, AtomicOperation operation, int width, long operand, long comparand, bool reference)
    {
        int e = Upcoming(thread);
        if (e != Graph.None)
        {
            ref Event old = ref Graph[e];
            Match(
                thread, e,
                old.IsAtomic && old.Cell == cell && old.Code == (byte)operation && (reference || (old.Operand == operand && old.Comparand == comparand)));
            KeepOrder(thread, e, reference);
            Advance(thread, e);
            return e;
        }
        e = New(thread, EventKind.Read, cell, mayWrite: true);
        ref Event it = ref Graph[e];
        it.Field = field;
        it.Mode = AccessMode.Full;
        it.Address = AddressOf(thread, cell);
        it.Code = (byte)operation;
        it.Width = (byte)width;
        it.Operand = operand;
        it.Comparand = comparand;
        it.Flags = EventFlags.Atomic | OldestFirst(thread) | (reference ? EventFlags.Reference : EventFlags.None);
        int last = Graph.LastWrite(cell);
        if (Atomics.Writes(it, ValueOf(last, cell), out long written))
        {
            it.Kind = EventKind.Update;
            it.Value = written;
            it.ReadsFrom = last;
            Graph.TieWrite(e, last);
        }
        else
        {
            Graph.TieReader(e, last);
        }
        Finish(thread, e, reference);
        return e;
    }
}
