using Interleave.Graphs;

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
        int before = graph[added].PoPrevious;
        while (before != Graph.None && graph[before].Cell != cell)
            before = graph[before].PoPrevious;
        if (before == Graph.None)
            return true;
        int known = graph[before].Writes ? before : graph[before].ReadsFrom;
        for (int write = next; write != Graph.None; write = graph[write].Next)
            if (write == known)
                return false;
        return true;
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
        if (!it.Writes)
        {
            Add(Graph.After(it.Cell, it.ReadsFrom));
            return;
        }
        Add(it.Next);
        for (int r = it.FirstReader; r != Graph.None; r = Graph[r].NextReader)
            Add(r);
        if (it.Code == (byte)Surface.Operation.ThreadStart)
            AddAll(Graph.First((int)it.Operand));
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
