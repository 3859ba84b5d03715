using Interleave.Graphs;

namespace Interleave.Memory;

/// <summary>Sequential consistency: program order, reads-from, coherence order, from-read and the objects' chains have no cycle together.</summary>
internal sealed class SequentialConsistency : IMemoryModel
{
    private int[] seen = new int[64];
    private int[] todo = new int[64];
    private int round;

    public string Name => "sc";

    /// <remarks>
    /// A new last event of a thread can only close a cycle through what follows it at its cell: the write
    /// behind it, or behind the one it reads. Before the search, the clocks are asked: most answers are there.
    /// </remarks>
    public bool Consistent(Graph graph, int added)
    {
        ref Event it = ref graph[added];
        if (it.Cell == Graph.None)
            return true;
        int next = it.Writes ? it.Next : graph.After(it.Cell, it.ReadsFrom);
        if (next == Graph.None)
            return true;
        int before = graph.Before(added);
        if (before == Graph.None)
            return !Reaches(graph, next, added);
        return !graph.Within(next, graph.Clock(before)) && !Reaches(graph, next, added);
    }

    private bool Reaches(Graph graph, int from, int target)
    {
        if (seen.Length < graph.Capacity)
        {
            seen = new int[graph.Capacity * 2];
            todo = new int[graph.Capacity * 2];
            round = 0;
        }
        round++;
        int count = 0;
        int thread = graph[target].Thread;
        Push(graph, from, ref count);
        while (count > 0)
        {
            int e = todo[--count];
            ref Event it = ref graph[e];
            // Any event of the target's thread is before the target, which is the last one.
            if (it.Thread == thread)
                return true;
            Push(graph, it.PoNext, ref count);
            if (it.Kind == EventKind.Operation && it.Code == (byte)Surface.Operation.ThreadStart)
                Push(graph, graph.First((int)it.Operand), ref count);
            if (it.Cell == Graph.None)
                continue;
            if (it.Writes)
            {
                Push(graph, it.Next, ref count);
                for (int r = it.FirstReader; r != Graph.None; r = graph[r].NextReader)
                    Push(graph, r, ref count);
            }
            else if (it.Reads && !it.IsBlocked)
            {
                // One that waits will go on after some later state: it comes before none.
                Push(graph, graph.After(it.Cell, it.ReadsFrom), ref count);
            }
        }
        return false;
    }

    private void Push(Graph graph, int e, ref int count)
    {
        if (e == Graph.None || seen[e] == round)
            return;
        seen[e] = round;
        todo[count++] = e;
    }
}
