using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Exploration;

/// <summary>
/// What threads have read before they came to wait in a loop: with that behind it a thread waits again, whatever the others
/// have done, as it does what its own reads let it do.
/// </summary>
internal sealed class Histories(Cells cells)
{
    private readonly HashSet<(ulong, ulong)> waiting = [];

    /// <summary>The thread of a read waits in a loop whose round has ended with that read.</summary>
    public void AddWaiting(Graph graph, int read)
    {
        if (KeyOf(graph, read, graph[read].ReadsFrom) is { } key)
            waiting.Add(key);
    }

    /// <summary>Whether the thread of a read is known to wait when it reads <paramref name="write"/>.</summary>
    public bool Waits(Graph graph, int read, int write) =>
        waiting.Count > 0 && KeyOf(graph, read, write) is { } key && waiting.Contains(key);

    /// <summary>What a thread knows with a read; null where its events do not say it all.</summary>
    private (ulong, ulong)? KeyOf(Graph graph, int read, int write)
    {
        var key = (0x9E3779B97F4A7C15UL + (ulong)graph[read].Thread, 0xC2B2AE3D27D4EB4FUL);
        Mix(ref key, graph[read].Cell, ValueOf(graph, write, graph[read].Cell));
        return Mix(graph, ref key, graph.Before(read)) ? key : null;
    }

    private bool Mix(Graph graph, ref (ulong, ulong) key, int last)
    {
        for (int e = last; e != Graph.None; e = graph.Before(e))
        {
            ref Event it = ref graph[e];
            // It may bring along what another thread has left in memory that is not watched.
            if (it.Kind == EventKind.Operation && it.ReadsFrom != Graph.None && graph[it.ReadsFrom].Thread != it.Thread && it.Code != (byte)Operation.ThreadStart)
                return false;
            Mix(ref key, (it.Thread << 8) | (int)it.Kind, it.Cell);
            if (it.Kind == EventKind.Operation)
                Mix(ref key, it.Code, it.Result);
            else if (it.Reads)
                Mix(ref key, it.Code, ValueOf(graph, it.ReadsFrom, it.Cell));
        }
        return true;
    }

    private static void Mix(ref (ulong First, ulong Second) key, long one, long two)
    {
        key.First = System.Numerics.BitOperations.RotateLeft((key.First ^ (ulong)one) * 0x9E3779B97F4A7C15UL, 29) ^ ((ulong)two * 0xD6E8FEB86659FD93UL);
        key.Second = System.Numerics.BitOperations.RotateLeft((key.Second ^ (ulong)two) * 0xC2B2AE3D27D4EB4FUL, 31) ^ ((ulong)one * 0xA0761D6478BD642FUL);
    }

    private long ValueOf(Graph graph, int write, int cell) => write == Graph.None ? cells[cell].Initial : graph[write].Value;
}
