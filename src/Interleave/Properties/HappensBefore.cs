using Interleave.Graphs;

namespace Interleave.Properties;

/// <summary>
/// Which events of a graph come before which in every linearisation: the transitive closure of program order,
/// reads-from, coherence order, from-read, the objects' chains, and the starts and ends of threads.
/// </summary>
/// <remarks>
/// A clock for each event, made anew for each execution: how many events of each thread come before it, itself
/// included. The graph's own clocks will not do: they lack coherence order and from-read. Operations left blocked
/// have not happened and order nothing. Not thread-safe.
/// </remarks>
internal sealed class HappensBefore
{
    private int[] clocks = [];
    private int[] cursor = [], done = [];
    private int threads;

    /// <summary>Takes in another graph.</summary>
    public void Compute(Graph graph)
    {
        threads = graph.ThreadCount;
        if (clocks.Length < graph.Capacity * threads)
            clocks = new int[graph.Capacity * threads * 2];
        if (done.Length < threads)
            (cursor, done) = (new int[threads], new int[threads]);
        for (int t = 0; t < threads; t++)
            (cursor[t], done[t]) = (graph.First(t), 0);
        // One linearisation after the other threads' events: each runs as far as what it comes after is there.
        bool moved;
        do
        {
            moved = false;
            for (int t = 0; t < threads; t++)
            {
                while (cursor[t] != Graph.None && TryTake(graph, cursor[t]))
                {
                    done[t]++;
                    cursor[t] = graph[cursor[t]].PoNext;
                    moved = true;
                }
            }
        }
        while (moved);
    }

    /// <summary>Whether <paramref name="a"/> comes before <paramref name="b"/> in every linearisation, or is the same event.</summary>
    public bool Reaches(Graph graph, int a, int b) => graph[a].Index < clocks[b * threads + graph[a].Thread];

    private bool TryTake(Graph graph, int e)
    {
        ref Event it = ref graph[e];
        if (it.IsBlocked)
            return false;
        Span<int> clock = clocks.AsSpan(e * threads, threads);
        clock.Clear();
        if (!TryJoin(graph, graph.Before(e), clock))
            return false;
        if (it.Cell != Graph.None)
        {
            if (it.Reads && !TryJoin(graph, it.ReadsFrom, clock))
                return false;
            if (it.Writes)
            {
                if (!TryJoin(graph, it.Previous, clock))
                    return false;
                for (int r = graph.FirstReader(it.Cell, it.Previous); r != Graph.None; r = graph[r].NextReader)
                    if (r != e && !graph[r].IsBlocked && !TryJoin(graph, r, clock))
                        return false;
            }
        }
        clock[it.Thread] = it.Index + 1;
        return true;
    }

    private bool TryJoin(Graph graph, int before, Span<int> clock)
    {
        if (before == Graph.None)
            return true;
        if (graph[before].Index >= done[graph[before].Thread])
            return false;
        ReadOnlySpan<int> other = clocks.AsSpan(before * threads, threads);
        for (int t = 0; t < clock.Length; t++)
            clock[t] = Math.Max(clock[t], other[t]);
        return true;
    }
}
