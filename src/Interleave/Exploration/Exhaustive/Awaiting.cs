using Interleave.Graphs;

namespace Interleave.Exploration;

/// <summary>
/// Waiting loops: a thread whose round would go the same way again has that round's last read as its last event. The
/// read is not done with: as soon as there is a newer write it takes that, as if it were added then. So no execution
/// ends with a thread that waits for what its last read could find out.
/// </summary>
/// <remarks>After Kokologiannakis, Majumdar, Vafeiadis: "Unblocking Dynamic Partial Order Reduction", CAV 2023.</remarks>
internal sealed partial class Exhaustive
{
    /// <summary>For <see cref="OfRead"/>: nothing has been tried yet, not even the initial value.</summary>
    private const int All = -2;

    private readonly Histories histories;
    private bool anyAwaits;

    public bool AnyAwaits => anyAwaits;

    public bool Awaits(int e, int round)
    {
        histories.AddWaiting(graph, e);
        // What has taken an older write than it could have is never deleted: its thread waits to the end.
        for (int newer = graph.After(graph[e].Cell, graph[e].ReadsFrom); newer != Graph.None; newer = graph[newer].Next)
            if (graph[newer].WriteStamp <= graph[e].Stamp)
                return false;
        graph[e].Flags |= EventFlags.Awaits;
        graph[e].Result = round;
        anyAwaits = true;
        return true;
    }

    /// <summary>Whether the read is looked at again in place when <paramref name="write"/> stands last in its cell's order.</summary>
    private bool LooksAgainAt(int read, int write)
    {
        if (!graph[read].Awaits || write == graph[read].ReadsFrom || graph[write].Next != Graph.None)
            return false;
        int seen = graph[read].ReadsFrom;
        // A read that a revisit has given a write which came later is served by revisits only.
        return seen == Graph.None || graph[seen].WriteStamp <= graph.TriedBy(read);
    }

    /// <summary>Lets the threads look again whose waiting loops have read a cell that has a newer write now, who has waited longest first.</summary>
    private void LookAgain(int cell)
    {
        while (anyAwaits && graph.LastWrite(cell) != Graph.None)
        {
            int longest = Graph.None;
            for (int thread = 0; thread < graph.ThreadCount; thread++)
            {
                int e = graph.Last(thread);
                if (e != Graph.None && graph[e].Awaits && graph[e].Cell == cell && LooksAgainAt(e, graph.LastWrite(cell)) && (longest == Graph.None || graph[e].Stamp < graph[longest].Stamp))
                    longest = e;
            }
            if (longest == Graph.None)
                return;
            int seen = graph[longest].ReadsFrom;
            graph.LookAgain(longest);
            Tie(longest, graph.LastWrite(cell));
            graph.SetClock(longest);
            int first = choiceCount;
            Matter(longest);
            OfRead(longest, seen);
            Share(first);
        }
    }
}
