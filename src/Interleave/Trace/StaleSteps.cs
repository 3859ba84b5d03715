using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Surface;

namespace Interleave.Tracing;

/// <summary>
/// Says of a step that did not see an earlier step's write how that can be: which steps of one thread the memory model
/// leaves in no order. Sequential consistency would order them all, and there would be a cycle.
/// </summary>
internal sealed class StaleSteps(Graph graph, OrderSearch model, Func<int, int> stepOf, Func<int, string> threadOf, Func<int, string> cellOf)
{
    /// <summary>
    /// The earlier step's write that an access comes before in coherence order, and why: one that only a weak order explains,
    /// if there is such; else the first, which the access might have come before in another schedule as well.
    /// </summary>
    public (int Write, string Why)? Of(int e)
    {
        ref Event it = ref graph[e];
        if (it.Cell == Graph.None || (it.Kind == EventKind.Operation && (it.Writes || it.IsBlocked)))
            return null;
        int first = Graph.None;
        for (int write = it.Writes ? it.Next : graph.After(it.Cell, it.ReadsFrom); write != Graph.None; write = graph[write].Next)
        {
            if (graph[write].Stamp > graph[e].Stamp || !Concerns(write, e))
                continue;
            if (Why(write, e) is { } why)
                return (write, why);
            if (first == Graph.None)
                first = write;
        }
        return first == Graph.None ? null : (first, $"nothing that {threadOf(it.Thread)} has seen comes after that, so it may as well have been done before");
    }

    /// <summary>Of a group, other objects are no matter.</summary>
    private bool Concerns(int write, int e) => graph[e].Code != (byte)Operation.Together || graph[e].Kind != EventKind.Operation || (graph[write].Changed & graph[e].Used) != 0;

    /// <summary>Along the shortest way from the write to the access, the first two steps of a thread that are not ordered.</summary>
    private string? Why(int write, int access)
    {
        List<int> way = WayTo(write, access);
        for (int i = 1; i < way.Count; i++)
        {
            (int a, int b) = (way[i - 1], way[i]);
            if (graph[a].Thread == graph[b].Thread && !model.IsOrdered(graph, a, b))
                return Words(a, b);
        }
        return null;
    }

    private string Words(int a, int b)
    {
        string thread = threadOf(graph[a].Thread);
        if (graph[a].Kind is not (EventKind.Read or EventKind.Write or EventKind.Update) || graph[b].Kind is not (EventKind.Read or EventKind.Write or EventKind.Update))
            return $"nothing orders {thread}'s steps {stepOf(a)} and {stepOf(b)}";
        string first = $"of {cellOf(graph[a].Cell)} (step {stepOf(a)})", second = $"of {cellOf(graph[b].Cell)} (step {stepOf(b)})";
        return (graph[a].Writes, graph[b].Writes) switch
        {
            _ when model is TotalStoreOrder => $"{thread}'s write {first} was still in {thread}'s store buffer when {thread} did its read {second}",
            (true, true) => $"nothing orders {thread}'s write {first} and its write {second}: others may see the second one first",
            (true, false) => $"nothing orders {thread}'s write {first} and its read {second}: the write may reach others after the read",
            (false, true) => $"nothing orders {thread}'s read {first} and its write {second}: others may see the write before the read is done",
            _ => $"nothing orders {thread}'s read {first} and its read {second}: the second one may be done first",
        };
    }

    /// <summary>The fewest steps from one event to another by program order, reads-from, coherence order and from-read.</summary>
    private List<int> WayTo(int from, int to)
    {
        var before = new Dictionary<int, int> { [from] = Graph.None };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out int e) && !before.ContainsKey(to))
            foreach (int next in After(e))
                if (before.TryAdd(next, e))
                    open.Enqueue(next);
        var way = new List<int>();
        for (int e = before.ContainsKey(to) ? to : Graph.None; e != Graph.None; e = before[e])
            way.Insert(0, e);
        return way;
    }

    private IEnumerable<int> After(int e)
    {
        for (int later = graph[e].PoNext; later != Graph.None; later = graph[later].PoNext)
            if (graph[later].Cell != Graph.None)
                yield return later;
        if (graph[e].Cell == Graph.None || graph[e].IsBlocked)
            yield break;
        int write = graph[e].Writes ? graph[e].Next : graph.After(graph[e].Cell, graph[e].ReadsFrom);
        for (; write != Graph.None; write = graph[write].Next)
            yield return write;
        for (int r = graph[e].Writes ? graph[e].FirstReader : Graph.None; r != Graph.None; r = graph[r].NextReader)
            yield return r;
    }
}
