using Interleave.Graphs;

namespace Interleave.Properties;

/// <summary>How often a waiting thread is overtaken by one other.</summary>
internal static class Overtaking
{
    /// <summary>
    /// The most entries of one thread that can fall between another's request and its entry in some linearisation:
    /// those that come neither before the request nor after the entry. They can all do so together, since what comes
    /// before the last of them holds neither the entry nor, if it need not, the request. Who never gets in is
    /// overtaken by all that come.
    /// </summary>
    /// <param name="graph">The execution.</param>
    /// <param name="order">Its order.</param>
    /// <param name="visits">Its visits.</param>
    /// <param name="fromDoorway">Whether to count from the doorway instead of the request.</param>
    /// <returns>-1 when nobody asks, or nobody who asks passes a doorway.</returns>
    public static int Most(Graph graph, HappensBefore order, List<Visit> visits, bool fromDoorway)
    {
        int most = -1;
        Span<int> counts = stackalloc int[Math.Min(graph.ThreadCount, 256)];
        foreach (Visit waiting in visits)
        {
            int from = fromDoorway ? waiting.Doorway : waiting.Request;
            if (from == Graph.None || waiting.Request == Graph.None)
                continue;
            most = Math.Max(most, 0);
            counts.Clear();
            foreach (Visit other in visits)
            {
                if (other.Thread == waiting.Thread || other.Thread >= counts.Length || other.Enter == Graph.None)
                    continue;
                if (order.Reaches(graph, other.Enter, from) || (waiting.Enter != Graph.None && order.Reaches(graph, waiting.Enter, other.Enter)))
                    continue;
                most = Math.Max(most, ++counts[other.Thread]);
            }
        }
        return most;
    }
}
