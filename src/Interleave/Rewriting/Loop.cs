using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>A loop with one entry: the blocks from which control comes back to the header without passing it.</summary>
internal sealed record Loop(Block Header, HashSet<Block> Blocks)
{
    /// <summary>The natural loops of a method; those that share a header are one.</summary>
    public static List<Loop> Find(FlowGraph graph)
    {
        var dominators = new Dominators(graph);
        var loops = new List<Loop>();
        foreach (Block header in graph.Blocks)
        {
            if (!dominators.IsReachable(header))
                continue;
            Block[] sources = [.. header.Previous.Where(p => dominators.IsReachable(p) && dominators.Dominates(header, p))];
            if (sources.Length == 0)
                continue;
            var blocks = new HashSet<Block> { header };
            var open = new Stack<Block>(sources);
            while (open.TryPop(out Block? block))
                if (blocks.Add(block))
                    foreach (Block previous in block.Previous)
                        if (dominators.IsReachable(previous))
                            open.Push(previous);
            loops.Add(new Loop(header, blocks));
        }
        return loops;
    }

    /// <summary>The branch instructions, in the loop, that lead to the header.</summary>
    public IEnumerable<Instruction> BackBranches => Header.Previous.Where(Blocks.Contains).Select(b => b.End).Where(i => FlowGraph.Targets(i).Contains(Header.Start));

    /// <summary>Whether the whole loop runs inside a protected region that starts with its header, so that what precedes the header goes inside as well.</summary>
    public bool StaysWithin(FlowGraph graph, ExceptionHandler handler) =>
        Blocks.All(b => graph.IsWithin(b, handler.TryStart, handler.TryEnd)) && BackBranches.All(i => i.OpCode.Code is not (Code.Leave or Code.Leave_S));
}
