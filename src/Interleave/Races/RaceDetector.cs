using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Surface;

namespace Interleave.Races;

/// <summary>Two plain accesses to the same memory, one of them a write, that nothing orders; and the method of one that allows it, or 0.</summary>
/// <param name="First">The one that was found first.</param>
/// <param name="Second">The other one.</param>
/// <param name="Field">The declaration of the memory.</param>
/// <param name="AllowedIn">The method, or 0.</param>
/// <param name="IsOfCall">Whether one of them is part of what a call of other code does to the elements of an array.</param>
internal readonly record struct RacePair(int First, int Second, int Field, int AllowedIn = 0, bool IsOfCall = false);

/// <summary>
/// Finds races in an execution graph by happens-before: program order, start and join, and release to acquire through
/// reads-from and along the chains of objects.
/// </summary>
/// <remarks>
/// One clock per event, and for each cell the last plain read and write of each thread (Flanagan, Freund: "FastTrack",
/// PLDI 2009, without its epochs). A field is reported once. Not thread-safe.
/// </remarks>
internal sealed class RaceDetector
{
    private readonly HashSet<int> known = [], knownOfCalls = [], raced = [];
    private readonly HashSet<(int Field, int Method)> allowed = [];
    private int[] clocks = [], released = [];
    private int[] lastReads = [], lastWrites = [], lastAllowedReads = [], lastAllowedWrites = [], lastCalledReads = [], lastCalledWrites = [];
    private int[] lastVolatileReads = [], lastVolatileWrites = [], lastAtomicReads = [], lastAtomicWrites = [];
    private int[] next = [];
    private int knownShared;
    private bool countsLooks, leavesLooks;

    /// <summary>The fields that races were found on.</summary>
    public IReadOnlyCollection<int> Known => raced;

    /// <summary>
    /// Whether two accesses of any mode, one a write and not both atomic, were ever not ordered, or an attempt that failed and
    /// a change of its object. As long as that is not so, all memory models have the same executions.
    /// </summary>
    public bool SawConflict { get; private set; }

    /// <summary>Whether there was such an attempt in a program that weaker models are not run for: there they may differ.</summary>
    public bool LeftLooks { get; private set; }

    /// <summary>The races on fields that were not known to be raced on.</summary>
    public List<RacePair> Find(Graph graph, Cells cells, Knowledge knowledge)
    {
        var found = new List<RacePair>();
        bool calls = knowledge.CallsOnElements;
        if (SawConflict && !calls && knownShared == knowledge.SharedFields.Count && known.Count == knownShared)
            return found;
        knownShared = knowledge.SharedFields.Count;
        int threads = graph.ThreadCount, stride = threads;
        // An interrupted thread tries before every wait: explored under weaker models, such programs would take for ever.
        // What tasks keep beside the graph is in the order of the run, so there an attempt must not find what was before.
        bool looks = !SawConflict && HasLooks(graph);
        countsLooks = looks && !Enumerable.Range(0, threads).Any(knowledge.IsInterrupted)
            && !Enumerable.Range(0, cells.Count).Any(cell => cells[cell].Machine is Objects.TaskObject);
        leavesLooks = looks && !countsLooks && !LeftLooks;
        if (known.IsSupersetOf(knowledge.SharedFields) && !calls && !countsLooks && !leavesLooks)
            return found;
        Reserve(ref clocks, graph.Capacity * stride);
        Reserve(ref released, graph.Capacity * stride);
        int size = graph.CellCount * stride;
        Clear(ref lastReads, size);
        Clear(ref lastWrites, size);
        Clear(ref lastAllowedReads, size);
        Clear(ref lastAllowedWrites, size);
        Clear(ref lastCalledReads, size);
        Clear(ref lastCalledWrites, size);
        if (!SawConflict)
        {
            Clear(ref lastVolatileReads, size);
            Clear(ref lastVolatileWrites, size);
            Clear(ref lastAtomicReads, size);
            Clear(ref lastAtomicWrites, size);
        }
        Reserve(ref next, threads);
        for (int t = 0; t < threads; t++)
            next[t] = graph.First(t);
        var passed = new int[threads];
        bool moved = true;
        while (moved)
        {
            moved = false;
            for (int t = 0; t < threads; t++)
            {
                while (next[t] is var e && e != Graph.None && !graph[e].IsBlocked && IsReady(graph, e, passed))
                {
                    Visit(graph, e, stride, calls, found);
                    passed[t]++;
                    next[t] = graph[e].PoNext;
                    moved = true;
                }
            }
        }
        return found;
    }

    private static void Reserve(ref int[] array, int size)
    {
        if (array.Length < size)
            array = new int[size * 2];
    }

    private static void Clear(ref int[] array, int size)
    {
        Reserve(ref array, size);
        Array.Fill(array, Graph.None, 0, size);
    }

    private static bool IsReady(Graph graph, int e, int[] passed)
    {
        if (graph[e].PoPrevious == Graph.None && graph.StartOf(graph[e].Thread) is var start && start != Graph.None && !Passed(graph, start, passed))
            return false;
        return !graph[e].Reads || graph[e].ReadsFrom == Graph.None || Passed(graph, graph[e].ReadsFrom, passed);
    }

    private static bool Passed(Graph graph, int e, int[] passed) => graph[e].Index < passed[graph[e].Thread];

    private void Visit(Graph graph, int e, int stride, bool calls, List<RacePair> found)
    {
        ref Event it = ref graph[e];
        Span<int> clock = clocks.AsSpan(e * stride, stride);
        int before = graph.Before(e);
        if (before == Graph.None)
            clock.Clear();
        else
            clocks.AsSpan(before * stride, stride).CopyTo(clock);
        if (it.Reads && it.ReadsFrom != Graph.None && Ordering.Acquires(it))
        {
            if (it.Kind == EventKind.Operation)
                Join(clock, released.AsSpan(it.ReadsFrom * stride, stride));
            else if (Ordering.Releases(graph[it.ReadsFrom]))
                Join(clock, clocks.AsSpan(it.ReadsFrom * stride, stride));
        }
        if (it.Kind is not EventKind.Fence and not EventKind.Mark && !SawConflict && (it.Kind != EventKind.Operation || countsLooks))
            SawConflict = Conflicts(it, clock, stride);
        else if (leavesLooks && it.Kind == EventKind.Operation && !IsOfTask(it))
            LeftLooks |= Conflicts(it, clock, stride);
        if (it.Kind is EventKind.Read or EventKind.Write && it.Mode == AccessMode.Plain && (!known.Contains(it.Field) || (calls && !knownOfCalls.Contains(it.Field))))
            LookForRaces(graph, e, clock, stride, found);
        clock[it.Thread] = it.Index + 1;
        if (it.Kind == EventKind.Operation && it.Writes)
            Release(it, e, clock, stride);
    }

    /// <summary>
    /// A field is reported once. Accesses in methods that allow races are kept apart, so that they hide no others: with
    /// them it is reported once for each method. So are those of calls on arrays, with which it is reported once more.
    /// </summary>
    private void LookForRaces(Graph graph, int e, ReadOnlySpan<int> clock, int stride, List<RacePair> found)
    {
        ref Event it = ref graph[e];
        int cell = it.Cell * stride, method = (int)it.Operand;
        bool called = (it.Flags & EventFlags.Called) != 0;
        for (int t = 0; t < stride; t++)
        {
            if (t == it.Thread)
                continue;
            int index = Unordered(lastReads, lastWrites, it, cell + t, clock[t]);
            if (index != Graph.None && (method != 0 ? allowed.Add((it.Field, method)) : (called ? knownOfCalls : known).Add(it.Field)))
                Add(new RacePair(EventAt(graph, t, index), e, it.Field, method, called));
            index = Unordered(lastCalledReads, lastCalledWrites, it, cell + t, clock[t]);
            if (index != Graph.None && (method == 0 ? knownOfCalls.Add(it.Field) : allowed.Add((it.Field, method))))
                Add(new RacePair(EventAt(graph, t, index), e, it.Field, method, IsOfCall: true));
            index = Unordered(lastAllowedReads, lastAllowedWrites, it, cell + t, clock[t]);
            if (index == Graph.None)
                continue;
            int other = EventAt(graph, t, index);
            if (allowed.Add((it.Field, (int)graph[other].Operand)))
                Add(new RacePair(other, e, it.Field, (int)graph[other].Operand));
        }
        (method != 0 ? it.Writes ? lastAllowedWrites : lastAllowedReads
            : called ? it.Writes ? lastCalledWrites : lastCalledReads
            : it.Writes ? lastWrites : lastReads)[cell + it.Thread] = it.Index;

        void Add(RacePair pair)
        {
            raced.Add(pair.Field);
            found.Add(pair);
        }
    }

    /// <summary>The last of a thread's accesses that conflicts with an event and is not before <paramref name="seen"/>.</summary>
    private static int Unordered(int[] reads, int[] writes, in Event it, int at, int seen) =>
        writes[at] >= seen ? writes[at] : it.Writes && reads[at] >= seen ? reads[at] : Graph.None;

    /// <summary>What those have released who used an object up to this operation.</summary>
    private void Release(in Event it, int e, ReadOnlySpan<int> clock, int stride)
    {
        Span<int> own = released.AsSpan(e * stride, stride);
        if (it.ReadsFrom == Graph.None)
            own.Clear();
        else
            released.AsSpan(it.ReadsFrom * stride, stride).CopyTo(own);
        if (Ordering.Releases(it))
            Join(own, clock);
    }

    private static void Join(Span<int> clock, ReadOnlySpan<int> other)
    {
        for (int i = 0; i < clock.Length; i++)
            clock[i] = Math.Max(clock[i], other[i]);
    }

    /// <summary>Whether an earlier access of another thread conflicts with this one and is not ordered before it.</summary>
    private bool Conflicts(in Event it, ReadOnlySpan<int> clock, int stride)
    {
        int cell = it.Cell * stride;
        bool conflicts = false, isAtomic = it.IsAtomic || (it.Kind == EventKind.Operation && !IsLook(it));
        for (int t = 0; t < stride; t++)
        {
            if (t == it.Thread)
                continue;
            int reads = Latest(lastReads, lastAllowedReads, lastCalledReads, lastVolatileReads, cell + t);
            int writes = Latest(lastWrites, lastAllowedWrites, lastCalledWrites, lastVolatileWrites, cell + t);
            if (!isAtomic)
                (reads, writes) = (Math.Max(reads, lastAtomicReads[cell + t]), Math.Max(writes, lastAtomicWrites[cell + t]));
            conflicts |= writes >= clock[t] || (it.Writes && reads >= clock[t]);
        }
        if (isAtomic)
            (it.Writes ? lastAtomicWrites : lastAtomicReads)[cell + it.Thread] = it.Index;
        else if (it.Mode != AccessMode.Plain || it.Kind == EventKind.Operation)
            (it.Writes ? lastVolatileWrites : lastVolatileReads)[cell + it.Thread] = it.Index;
        return conflicts;
    }

    private static int Latest(int[] plain, int[] allowed, int[] called, int[] ordered, int at) =>
        Math.Max(Math.Max(plain[at], allowed[at]), Math.Max(called[at], ordered[at]));

    private static bool HasLooks(Graph graph)
    {
        for (int t = 0; t < graph.ThreadCount; t++)
            for (int e = graph.First(t); e != Graph.None; e = graph[e].PoNext)
                if (graph[e].Kind == EventKind.Operation && IsLook(graph[e]))
                    return true;
        return false;
    }

    /// <summary>Whether it finds an object in a state and orders nothing by that.</summary>
    private static bool IsLook(in Event it) => !it.Writes && !it.IsBlocked && !Ordering.Acquires(it);

    /// <summary>Who awaits a task that is not complete goes on to queue for it, which is never too late.</summary>
    private static bool IsOfTask(in Event it) => (Surface.Operation)it.Code is >= Surface.Operation.TaskCreate and <= Surface.Operation.TimerDispose and not Surface.Operation.TaskStatus;

    private static int EventAt(Graph graph, int thread, int index)
    {
        int e = graph.First(thread);
        while (graph[e].Index < index)
            e = graph[e].PoNext;
        return e;
    }
}
