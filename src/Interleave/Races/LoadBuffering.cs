using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Surface;

namespace Interleave.Races;

/// <summary>
/// Notes plain reads that nothing keeps before a later plain write of their thread: where both are raced on, .NET allows
/// the write to be seen before the read is done. Executions like that are not explored.
/// </summary>
internal sealed class LoadBuffering
{
    private readonly HashSet<(int Read, int Write)> pairs = [];
    private readonly List<int> open = [];

    public void Look(Graph graph)
    {
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            open.Clear();
            for (int e = graph.First(thread); e != Graph.None; e = graph[e].PoNext)
                Look(graph, e);
        }
    }

    private void Look(Graph graph, int e)
    {
        ref Event it = ref graph[e];
        // Each of the three barriers keeps a read before a later write.
        if (it.Kind == EventKind.Fence || it.IsAtomic)
            open.Clear();
        else if (it.Mode != AccessMode.Plain)
            return;
        else if (it.Kind == EventKind.Read)
            open.Add(e);
        else if (it.Kind == EventKind.Write)
            foreach (int read in open)
                if (graph[read].Cell != it.Cell && it.Address != read)
                    pairs.Add((graph[read].Field, it.Field));
    }

    /// <summary>Whether there is such a pair of which both are raced on.</summary>
    public bool IsPossible(IReadOnlyCollection<int> raced) => pairs.Any(p => raced.Contains(p.Read) && raced.Contains(p.Write));
}
