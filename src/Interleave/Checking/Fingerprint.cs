using Interleave.Executing;
using Interleave.Graphs;

namespace Interleave.Checking;

/// <summary>What an execution did, as a number: to see whether it does the same when it is run again.</summary>
internal static class Fingerprint
{
    public static ulong Of(Execution execution)
    {
        Graph graph = execution.Graph;
        ulong print = 14695981039346656037;
        // Which number an object has may depend on what was run before: what counts is where it is the same one.
        var objects = new Dictionary<long, int> { [0] = 0 };
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            Mix(thread);
            for (int e = graph.First(thread); e != Graph.None; e = graph[e].PoNext)
            {
                ref Event it = ref graph[e];
                Mix((int)it.Kind);
                Mix(it.Field);
                Mix(it.Code);
                bool refers = (it.Flags & EventFlags.Reference) != 0;
                Mix(refers ? RankOf(it.Operand) : it.Operand);
                Mix(refers ? RankOf(it.Value) : it.Value);
                Mix(it.Result);
            }
        }
        return print;

        int RankOf(long identity)
        {
            if (!objects.TryGetValue(identity, out int rank))
                objects.Add(identity, rank = objects.Count);
            return rank;
        }

        void Mix(long part) => print = (print ^ (ulong)part) * 1099511628211;
    }
}
