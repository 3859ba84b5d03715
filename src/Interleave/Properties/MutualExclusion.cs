using Interleave.Graphs;

namespace Interleave.Properties;

/// <summary>Whether two threads can be inside at once.</summary>
internal static class MutualExclusion
{
    /// <summary>
    /// Two visits overlap in some linearisation unless the one's exit comes before the other's entry: all that comes
    /// before the two entries can be done without either exit. A thread that ends inside never leaves.
    /// </summary>
    public static bool IsBroken(Graph graph, HappensBefore order, List<Visit> visits)
    {
        for (int i = 0; i < visits.Count; i++)
        {
            Visit a = visits[i];
            if (a.Enter == Graph.None)
                continue;
            for (int j = i + 1; j < visits.Count; j++)
            {
                Visit b = visits[j];
                if (b.Thread != a.Thread && b.Enter != Graph.None && !LeavesBefore(a, b) && !LeavesBefore(b, a))
                    return true;
            }
        }
        return false;

        bool LeavesBefore(in Visit first, in Visit second) => first.Exit != Graph.None && order.Reaches(graph, first.Exit, second.Enter);
    }
}
