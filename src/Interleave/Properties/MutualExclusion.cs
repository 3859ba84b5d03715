using Interleave.Graphs;
using Interleave.Memory;

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

    /// <summary>
    /// The same under a weaker memory model, where marks have no place in time: what one visit touches must all come
    /// before what the other touches. Two of which one touches nothing cannot tell whether they overlap.
    /// </summary>
    public static bool IsBroken(Graph graph, OrderSearch model, List<Visit> visits)
    {
        for (int i = 0; i < visits.Count; i++)
            for (int j = i + 1; j < visits.Count; j++)
                if (visits[i].Thread != visits[j].Thread && visits[i].Enter != Graph.None && visits[j].Enter != Graph.None
                    && !IsBefore(graph, model, visits[i], visits[j]) && !IsBefore(graph, model, visits[j], visits[i]))
                {
                    return true;
                }
        return false;
    }

    private static bool IsBefore(Graph graph, OrderSearch model, in Visit first, in Visit second)
    {
        if (first.Exit == Graph.None)
            return false;
        for (int a = NextInside(graph, first, first.Enter); a != Graph.None; a = NextInside(graph, first, a))
        {
            model.Follow(graph, a);
            for (int b = NextInside(graph, second, second.Enter); b != Graph.None; b = NextInside(graph, second, b))
                if (!model.IsBehind(b))
                    return false;
        }
        return true;
    }

    /// <summary>The next access or operation of a visit behind <paramref name="e"/>.</summary>
    private static int NextInside(Graph graph, in Visit visit, int e)
    {
        do
        {
            e = e == Graph.None ? Graph.None : graph[e].PoNext;
        }
        while (e != Graph.None && e != visit.Exit && (graph[e].Cell == Graph.None || graph[e].IsBlocked));
        return e == visit.Exit ? Graph.None : e;
    }
}
