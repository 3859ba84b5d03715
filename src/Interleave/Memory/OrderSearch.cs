using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Memory;

/// <summary>
/// A memory model that is an order of all events, beside coherence: a graph is consistent where the order has no cycle.
/// </summary>
/// <remarks>
/// Atomicity needs no test: an atomic operation is one event and is never parted from what it reads. The search goes
/// forward from the event that was added: a new cycle leads through it. Not thread-safe.
/// </remarks>
internal abstract class OrderSearch
{
    private int[] seen = new int[64], allSeen = new int[64], passed = new int[64];
    private int[] todo = new int[64];
    private int round, count, target;
    private bool found;

    /// <summary>The graph that is looked at.</summary>
    protected Graph Graph { get; private set; } = null!;

    public bool Consistent(Graph graph, int added)
    {
        ref Event it = ref graph[added];
        if (it.Cell == Graph.None)
            return true;
        // Nothing follows what takes the last write.
        int next = it.Writes ? it.Next : graph.After(it.Cell, it.ReadsFrom);
        return next == Graph.None || (IsCoherent(graph, added, next) && !IsOrdered(graph, added, added));
    }

    /// <summary>Whether the order puts one event of a graph before another one.</summary>
    public bool IsOrdered(Graph graph, int before, int after)
    {
        Begin(graph, after);
        AddFollowing(before);
        while (count > 0 && !found)
            AddFollowing(todo[--count]);
        return found;
    }

    /// <summary>Looks for all events that the order puts behind one; <see cref="IsBehind"/> tells which.</summary>
    public void Follow(Graph graph, int first)
    {
        Begin(graph, Graph.None);
        AddFollowing(first);
        while (count > 0)
            AddFollowing(todo[--count]);
    }

    /// <summary>Whether the event last followed comes before this one.</summary>
    public bool IsBehind(int e) => seen[e] == round;

    /// <summary>Adds everything that the order puts right after an event, with <see cref="Add"/> and <see cref="AddAll"/>.</summary>
    protected abstract void AddFollowing(int e);

    /// <summary>Program order at one cell agrees with the cell's order: the thread has seen nothing that comes later.</summary>
    private static bool IsCoherent(Graph graph, int added, int next)
    {
        int cell = graph[added].Cell;
        bool isGroup = graph[added].Kind == EventKind.Operation && graph[added].Code == (byte)Operation.Together;
        for (int before = graph[added].PoPrevious; before != Graph.None; before = graph[before].PoPrevious)
        {
            if (graph[before].Cell != cell)
                continue;
            if (HasSeen(graph, before, next, isGroup ? graph[added].Used & graph[before].Used : uint.MaxValue))
                return false;
            // The last one has seen all that those before it have seen; of a group, each may have seen another object.
            if (!isGroup)
                break;
        }
        return true;
    }

    /// <summary>Whether an event has seen a cell's write, or a later one; of a group, one to the <paramref name="members"/>.</summary>
    private static bool HasSeen(Graph graph, int e, int write, uint members)
    {
        int known = graph[e].Writes ? e : graph[e].ReadsFrom;
        bool concerns = false;
        for (; write != Graph.None && write != known; write = graph[write].Next)
            concerns |= (graph[write].Changed & members) != 0;
        return write != Graph.None && (members == uint.MaxValue || concerns || (graph[write].Changed & members) != 0);
    }

    private void Begin(Graph graph, int sought)
    {
        if (seen.Length < graph.Capacity)
        {
            seen = new int[graph.Capacity * 2];
            allSeen = new int[graph.Capacity * 2];
            passed = new int[graph.Capacity * 2];
            todo = new int[graph.Capacity * 2];
            round = 0;
        }
        Graph = graph;
        round++;
        count = 0;
        target = sought;
        found = false;
    }

    /// <summary>Adds an event.</summary>
    protected void Add(int e)
    {
        if (e == Graph.None || seen[e] == round)
            return;
        found |= e == target;
        seen[e] = round;
        todo[count++] = e;
    }

    /// <summary>Adds an event and all that follow it in program order.</summary>
    protected void AddAll(int e)
    {
        for (; e != Graph.None && allSeen[e] != round; e = Graph[e].PoNext)
        {
            allSeen[e] = round;
            Add(e);
        }
    }

    /// <summary>Whether an event and all that follow it in program order have been added.</summary>
    protected bool AllAdded(int e) => allSeen[e] == round;

    /// <summary>Whether this is the first time in this search that the way through program order comes by an event.</summary>
    protected bool PassFirst(int e)
    {
        bool first = passed[e] != round;
        passed[e] = round;
        return first;
    }

    /// <summary>Adds what follows an operation on an object: the one behind it in the chain, those that look at it, a thread it starts.</summary>
    protected void AddChain(int operation)
    {
        ref Event it = ref Graph[operation];
        // One that waits will go on after some later state: it comes before none.
        if (it.IsBlocked)
            return;
        if (it.Code == (byte)Operation.Together)
        {
            AddChainInGroup(operation);
            return;
        }
        if (!it.Writes)
        {
            Add(Graph.After(it.Cell, it.ReadsFrom));
            return;
        }
        Add(it.Next);
        for (int r = it.FirstReader; r != Graph.None; r = Graph[r].NextReader)
            Add(r);
        if (it.Code == (byte)Operation.ThreadStart)
            AddAll(Graph.First((int)it.Operand));
    }

    /// <summary>
    /// The order between the objects of a group is the explorer's, not the program's: what follows an operation is what has
    /// to do with the same object.
    /// </summary>
    private void AddChainInGroup(int operation)
    {
        ref Event it = ref Graph[operation];
        uint used = it.Used, changed = it.Changed;
        int state = it.Writes ? operation : it.ReadsFrom;
        while (true)
        {
            for (int r = changed != 0 ? Graph.FirstReader(it.Cell, state) : Graph.None; r != Graph.None; r = Graph[r].NextReader)
                if ((Graph[r].Used & changed) != 0)
                    Add(r);
            state = Graph.After(it.Cell, state);
            if (state == Graph.None || used == 0)
                break;
            ref Event next = ref Graph[state];
            if ((next.Changed & used) != 0 || (next.Used & changed) != 0)
                Add(state);
            // What comes after that on the same object follows it, too.
            used &= ~next.Changed;
            changed &= ~next.Changed;
        }
        for (int thread = 0; thread < Graph.ThreadCount; thread++)
            if (Graph.StartOf(thread) == operation)
                AddAll(Graph.First(thread));
    }

    /// <summary>Adds the events of other threads that read a write.</summary>
    protected void AddReaders(int write)
    {
        int thread = Graph[write].Thread;
        for (int r = Graph[write].FirstReader; r != Graph.None; r = Graph[r].NextReader)
            if (Graph[r].Thread != thread)
                Add(r);
    }
}
