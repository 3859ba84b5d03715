using Interleave.Graphs;
using Interleave.Objects;

namespace Interleave.Exploration;

/// <summary>
/// Which events a revisit may delete: those that were added last among the events before them and those that the
/// revisiting write needs. Everything else was reached, or will be, in another way.
/// </summary>
internal sealed partial class Exhaustive
{
    /// <summary>Whether <paramref name="read"/> may be revisited by <paramref name="write"/>, whose causes are in <paramref name="clock"/>.</summary>
    private bool Deletable(int write, int read, ReadOnlySpan<int> clock)
    {
        if (!Maximal(read, write, clock))
            return false;
        int stamp = graph[read].Stamp;
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            for (int e = graph.Last(thread); e != Graph.None && graph[e].Stamp > stamp && !graph.Within(e, clock); e = graph[e].PoPrevious)
                if (e != read && e != write && !Maximal(e, write, clock))
                    return false;
        }
        return true;
    }

    private bool Maximal(int e, int write, ReadOnlySpan<int> clock)
    {
        ref Event it = ref graph[e];
        if (it.Victims > 0)
            return false;
        if (it.Cell == Graph.None)
            return true;
        switch (it.Kind)
        {
            case EventKind.Read when anyAwaits && IsToLook(e):
                // As if it had what it will be given.
                return true;

            case EventKind.Read:
                return NoneBefore(graph.After(it.Cell, it.ReadsFrom), e, write, it.Stamp, clock);

            case EventKind.Write:
                return NoneBefore(it.Next, e, write, it.Stamp, clock) && NoReaderBefore(e, write, it.Stamp, clock);

            case EventKind.Update:
                return NoneBefore(it.Next, e, write, Math.Max(it.WriteStamp, it.Stamp), clock)
                    && NoReaderBefore(e, write, it.WriteStamp, clock);

            case EventKind.Operation when it.IsBlocked:
                // It waits because of what others have done: these are maximal, or not.
                return true;

            case EventKind.Operation:
                return NoneBefore(it.Writes ? it.Next : graph.After(it.Cell, it.ReadsFrom), e, write, it.Stamp, clock)
                    && NoReaderBefore(e, write, it.Stamp, clock);

            default:
                return true;
        }
    }

    private bool Before(int e, int stamp, ReadOnlySpan<int> clock) => graph[e].WriteStamp <= stamp || graph.Within(e, clock);

    /// <summary>No write from <paramref name="from"/> on in the cell's order came before.</summary>
    private bool NoneBefore(int from, int e, int write, int stamp, ReadOnlySpan<int> clock)
    {
        for (int w = from; w != Graph.None; w = graph[w].Next)
            if (w != e && w != write && Before(w, stamp, clock))
                return false;
        return true;
    }

    private bool NoReaderBefore(int e, int write, int stamp, ReadOnlySpan<int> clock)
    {
        for (int r = graph[e].FirstReader; r != Graph.None; r = graph[r].NextReader)
            if (r != write && (graph[r].Stamp <= stamp || graph.Within(r, clock)))
                return false;
        int next = graph[e].Next;
        return !graph[e].Writes || next == Graph.None || next == write || !graph[next].Reads || graph[next].ReadsFrom != e
            || (graph[next].Stamp > stamp && !graph.Within(next, clock));
    }
}
