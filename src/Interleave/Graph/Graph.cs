using System.Runtime.CompilerServices;

namespace Interleave.Graphs;

/// <summary>
/// An execution graph: the events of each thread in program order, what each read takes, and the order of
/// the writes (coherence order) or operations (chain) of each cell.
/// </summary>
/// <remarks>
/// Events keep their number while they live; a number is used again after its event was removed. Every event
/// has a clock: for each thread, how many of its events come before it by program order and reads-from
/// (itself included). Not thread-safe.
/// </remarks>
internal sealed partial class Graph
{
    public const int None = -1;

    private Event[] events = new Event[64];
    private int[] clocks = new int[64 * 4];
    private int used;
    private int[] free = new int[16];
    private int freeCount;

    private int[] firstWrite = new int[16], lastWrite = new int[16], firstInitialReader = new int[16];
    private int cells;

    /// <summary>Null as long as no memory model asks for it.</summary>
    private int[]?[]? published;

    private int[] firstOf = new int[4], lastOf = new int[4], countOf = new int[4], startOf = new int[4];

    /// <summary>How many threads a clock has room for.</summary>
    public int Stride { get; private set; } = 4;

    public int ThreadCount { get; private set; }

    /// <summary>The stamp of the event added last.</summary>
    public int Now { get; private set; }

    /// <summary>How many events there are.</summary>
    public int Count => used - freeCount;

    /// <summary>One more than the greatest event number.</summary>
    public int Capacity => used;

    public int CellCount => cells;

    public ref Event this[int e]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref events[e];
    }

    public int Last(int thread) => thread < ThreadCount ? lastOf[thread] : None;

    public int First(int thread) => thread < ThreadCount ? firstOf[thread] : None;

    public int Length(int thread) => thread < ThreadCount ? countOf[thread] : 0;

    /// <summary>The event that started the thread.</summary>
    public int StartOf(int thread) => startOf[thread];

    /// <summary>The last write or state of a cell; <see cref="None"/> is the initial one.</summary>
    public int LastWrite(int cell) => cell < cells ? lastWrite[cell] : None;

    public int FirstWrite(int cell) => cell < cells ? firstWrite[cell] : None;

    /// <summary>The write after <paramref name="write"/> in the cell's order.</summary>
    public int After(int cell, int write) => write == None ? FirstWrite(cell) : events[write].Next;

    /// <summary>The first of those that read <paramref name="write"/> and do not stand behind it in the chain.</summary>
    public int FirstReader(int cell, int write) => write == None ? (cell < cells ? firstInitialReader[cell] : None) : events[write].FirstReader;

    /// <summary>The event before in program order; for a thread's first one, the event that started the thread.</summary>
    public int Before(int e) => events[e].PoPrevious is var p && p != None ? p : startOf[events[e].Thread];

    public ReadOnlySpan<int> Clock(int e) => clocks.AsSpan(e * Stride, Stride);

    /// <summary>Whether <paramref name="e"/> is among the events that a clock counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Within(int e, ReadOnlySpan<int> clock) => events[e].Index < clock[events[e].Thread];

    public void Clear()
    {
        used = freeCount = cells = ThreadCount = Now = 0;
        logCount = 0;
    }

    /// <summary>Makes room for a thread, started by <paramref name="start"/> (none for the first).</summary>
    public void AddThread(int thread, int start)
    {
        while (ThreadCount <= thread)
        {
            if (ThreadCount == firstOf.Length)
            {
                int size = ThreadCount * 2;
                Array.Resize(ref firstOf, size);
                Array.Resize(ref lastOf, size);
                Array.Resize(ref countOf, size);
                Array.Resize(ref startOf, size);
            }
            firstOf[ThreadCount] = lastOf[ThreadCount] = startOf[ThreadCount] = None;
            countOf[ThreadCount] = 0;
            ThreadCount++;
        }
        startOf[thread] = start;
        if (ThreadCount > Stride)
            Widen(Math.Max(Stride * 2, ThreadCount));
    }

    private void Widen(int stride)
    {
        var wider = new int[events.Length * stride];
        for (int e = 0; e < used; e++)
            Array.Copy(clocks, e * Stride, wider, e * stride, Stride);
        clocks = wider;
        Stride = stride;
    }

    /// <summary>Adds an event at the end of its thread, not yet tied to its cell.</summary>
    public int Add(int thread, EventKind kind, int cell)
    {
        int e = freeCount > 0 ? free[--freeCount] : used++;
        if (e == events.Length)
        {
            Array.Resize(ref events, e * 2);
            Array.Resize(ref clocks, e * 2 * Stride);
        }
        ref Event it = ref events[e];
        it = default;
        it.Kind = kind;
        it.Thread = thread;
        it.Cell = cell;
        it.Stamp = it.WriteStamp = ++Now;
        it.WaitingStamp = it.VictimOf = it.ReadsFrom = it.Next = it.Previous = it.Address = None;
        it.FirstReader = it.NextReader = it.PreviousReader = it.PoNext = None;
        if (published is not null && e < published.Length)
            published[e] = null;
        SetLooks(e, null);
        int last = lastOf[thread];
        it.PoPrevious = last;
        it.Index = countOf[thread]++;
        if (last == None)
            firstOf[thread] = e;
        else
            events[last].PoNext = e;
        lastOf[thread] = e;
        while (cells <= cell)
        {
            if (cells == firstWrite.Length)
            {
                Array.Resize(ref firstWrite, cells * 2);
                Array.Resize(ref lastWrite, cells * 2);
                Array.Resize(ref firstInitialReader, cells * 2);
            }
            firstWrite[cells] = lastWrite[cells] = firstInitialReader[cells] = None;
            cells++;
        }
        return e;
    }

    /// <summary>Takes the last event of a thread out of the graph. It must be untied already.</summary>
    private void Drop(int e)
    {
        ref Event it = ref events[e];
        int thread = it.Thread, before = it.PoPrevious;
        if (it.Kind == EventKind.Operation && it.Code == (byte)Surface.Operation.ThreadStart)
            startOf[(int)it.Operand] = None;
        SetVictim(e, None, 0);
        lastOf[thread] = before;
        countOf[thread]--;
        if (before == None)
            firstOf[thread] = None;
        else
            events[before].PoNext = None;
        if (freeCount == free.Length)
            Array.Resize(ref free, freeCount * 2);
        free[freeCount++] = e;
    }

    /// <summary>Lets an event read from <paramref name="write"/> without standing behind it in the chain.</summary>
    public void TieReader(int e, int write)
    {
        ref Event it = ref events[e];
        it.ReadsFrom = write;
        ref int first = ref write == None ? ref firstInitialReader[it.Cell] : ref events[write].FirstReader;
        it.PreviousReader = None;
        it.NextReader = first;
        if (first != None)
            events[first].PreviousReader = e;
        first = e;
    }

    public void UntieReader(int e)
    {
        ref Event it = ref events[e];
        if (it.PreviousReader != None)
            events[it.PreviousReader].NextReader = it.NextReader;
        else if (it.ReadsFrom == None)
            firstInitialReader[it.Cell] = it.NextReader;
        else
            events[it.ReadsFrom].FirstReader = it.NextReader;
        if (it.NextReader != None)
            events[it.NextReader].PreviousReader = it.PreviousReader;
        it.NextReader = it.PreviousReader = None;
    }

    /// <summary>Puts a write or a state-changing operation right behind <paramref name="previous"/> in its cell's order.</summary>
    public void TieWrite(int e, int previous)
    {
        ref Event it = ref events[e];
        int cell = it.Cell, next = previous == None ? firstWrite[cell] : events[previous].Next;
        it.Previous = previous;
        it.Next = next;
        if (previous == None)
            firstWrite[cell] = e;
        else
            events[previous].Next = e;
        if (next == None)
            lastWrite[cell] = e;
        else
            events[next].Previous = e;
    }

    public void UntieWrite(int e)
    {
        ref Event it = ref events[e];
        int cell = it.Cell;
        if (it.Previous == None)
            firstWrite[cell] = it.Next;
        else
            events[it.Previous].Next = it.Next;
        if (it.Next == None)
            lastWrite[cell] = it.Previous;
        else
            events[it.Next].Previous = it.Previous;
        it.Next = it.Previous = None;
    }

    /// <summary>Unties an event from its cell, whatever it does there.</summary>
    public void Untie(int e)
    {
        ref Event it = ref events[e];
        if (it.Cell == None)
            return;
        if (it.Writes)
            UntieWrite(e);
        else if (it.Reads)
            UntieReader(e);
    }

    /// <summary>Computes the clock of an event from what it comes after in its thread and what it reads.</summary>
    public void SetClock(int e)
    {
        ref Event it = ref events[e];
        Span<int> clock = clocks.AsSpan(e * Stride, Stride);
        int before = it.PoPrevious != None ? it.PoPrevious : startOf[it.Thread];
        if (before == None)
            clock.Clear();
        else
            clocks.AsSpan(before * Stride, Stride).CopyTo(clock);
        if (it.ReadsFrom != None && it.Reads)
            Join(clock, clocks.AsSpan(it.ReadsFrom * Stride, Stride));
        clock[it.Thread] = it.Index + 1;
    }

    /// <summary>The clock an event would have if it read from <paramref name="write"/>.</summary>
    public void ClockReading(int e, int write, Span<int> clock)
    {
        int before = Before(e);
        if (before == None)
            clock[..Stride].Clear();
        else
            clocks.AsSpan(before * Stride, Stride).CopyTo(clock);
        if (write != None)
            Join(clock, clocks.AsSpan(write * Stride, Stride));
        clock[events[e].Thread] = events[e].Index + 1;
    }

    private static void Join(Span<int> clock, ReadOnlySpan<int> other)
    {
        for (int i = 0; i < other.Length; i++)
            if (other[i] > clock[i])
                clock[i] = other[i];
    }

    /// <summary>Records that <paramref name="by"/> took the state of <paramref name="e"/>, or (none) that this is over.</summary>
    public void SetVictim(int e, int by, int stamp)
    {
        ref Event it = ref events[e];
        if (it.VictimOf != None)
            events[it.VictimOf].Victims--;
        it.VictimOf = by;
        it.VictimStamp = stamp;
        if (by != None)
            events[by].Victims++;
    }

    /// <summary>Whether any write may have published others.</summary>
    public bool HasPublished => published is not null;

    /// <summary>Whether there may be one-sided barriers.</summary>
    public bool HasBarriers { get; set; }

    /// <summary>The earlier writes of its thread, to objects that can be reached from the reference it writes, that a write publishes.</summary>
    public ReadOnlySpan<int> PublishedBy(int write) => published is not null && write < published.Length ? published[write] : default;

    public void Publish(int write, int[] earlier)
    {
        if (published is null || published.Length <= write)
            Array.Resize(ref published, Math.Max(events.Length, write + 1));
        published[write] = earlier;
    }

    private void CopyPublished(Graph other)
    {
        if (published is not null)
            Array.Clear(published);
        if (other.published is null)
            return;
        if (published is null || published.Length < other.published.Length)
            published = new int[other.published.Length][];
        Array.Copy(other.published, published, other.published.Length);
    }

    /// <summary>Counts a waiting operation that goes on as added now.</summary>
    public void AddNow(int e)
    {
        ref Event it = ref events[e];
        it.WaitingStamp = it.Stamp;
        it.Stamp = it.WriteStamp = ++Now;
    }

    /// <summary>Lets everything live again as it is in <paramref name="other"/>; the log starts empty.</summary>
    public void CopyFrom(Graph other)
    {
        if (events.Length < other.used)
            events = new Event[other.events.Length];
        Array.Copy(other.events, events, other.used);
        if (clocks.Length < events.Length * other.Stride)
            clocks = new int[events.Length * other.Stride];
        Stride = other.Stride;
        Array.Copy(other.clocks, clocks, other.used * Stride);
        used = other.used;
        if (free.Length < other.freeCount)
            free = new int[other.free.Length];
        Array.Copy(other.free, free, other.freeCount);
        freeCount = other.freeCount;
        if (firstWrite.Length < other.cells)
        {
            firstWrite = new int[other.firstWrite.Length];
            lastWrite = new int[other.firstWrite.Length];
            firstInitialReader = new int[other.firstWrite.Length];
        }
        Array.Copy(other.firstWrite, firstWrite, other.cells);
        Array.Copy(other.lastWrite, lastWrite, other.cells);
        Array.Copy(other.firstInitialReader, firstInitialReader, other.cells);
        cells = other.cells;
        if (firstOf.Length < other.ThreadCount)
        {
            firstOf = new int[other.firstOf.Length];
            lastOf = new int[other.firstOf.Length];
            countOf = new int[other.firstOf.Length];
            startOf = new int[other.firstOf.Length];
        }
        Array.Copy(other.firstOf, firstOf, other.ThreadCount);
        Array.Copy(other.lastOf, lastOf, other.ThreadCount);
        Array.Copy(other.countOf, countOf, other.ThreadCount);
        Array.Copy(other.startOf, startOf, other.ThreadCount);
        if (published is not null || other.published is not null)
            CopyPublished(other);
        if (looks is not null || other.looks is not null)
            CopyLooks(other);
        HasBarriers |= other.HasBarriers;
        ThreadCount = other.ThreadCount;
        Now = other.Now;
        logCount = 0;
    }
}
