using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Properties;

/// <summary>One attempt of a thread to go through the critical section, as its marks tell; an event for each, or none.</summary>
internal struct Visit
{
    public int Thread, Request, Doorway, Enter, Exit;

    /// <summary>Reads all visits of an execution, thread after thread.</summary>
    public static void Collect(Graph graph, List<Visit> visits)
    {
        visits.Clear();
        for (int t = 0; t < graph.ThreadCount; t++)
        {
            Visit visit = None(t);
            for (int e = graph.First(t); e != Graph.None; e = graph[e].PoNext)
            {
                if (graph[e].Kind != EventKind.Mark)
                    continue;
                switch ((MarkKind)graph[e].Code)
                {
                    case MarkKind.Request:
                        Add(ref visit);
                        visit.Request = e;
                        break;
                    case MarkKind.Doorway:
                        if (visit.Doorway == Graph.None)
                            visit.Doorway = e;
                        break;
                    case MarkKind.Enter:
                        if (visit.Enter != Graph.None)
                            Add(ref visit);
                        visit.Enter = e;
                        break;
                    case MarkKind.Exit:
                        visit.Exit = e;
                        Add(ref visit);
                        break;
                }
            }
            Add(ref visit);

            void Add(ref Visit visit)
            {
                if (visit.Request != Graph.None || visit.Enter != Graph.None)
                    visits.Add(visit);
                visit = None(t);
            }
        }
    }

    private static Visit None(int thread) => new()
    {
        Thread = thread,
        Request = Graph.None,
        Doorway = Graph.None,
        Enter = Graph.None,
        Exit = Graph.None,
    };
}
