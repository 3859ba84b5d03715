namespace Interleave.Rewriting;

/// <summary>Which blocks every path to a block passes (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm", figure 3).</summary>
internal sealed class Dominators
{
    private readonly int[] _order;
    private readonly Block?[] _immediate;

    public Dominators(FlowGraph graph)
    {
        List<Block> postorder = Postorder(graph);
        _order = new int[graph.Blocks.Count];
        Array.Fill(_order, -1);
        for (int i = 0; i < postorder.Count; i++)
            _order[postorder[i].Index] = i;
        _immediate = new Block?[graph.Blocks.Count];
        Block entry = graph.Blocks[0];
        _immediate[entry.Index] = entry;
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = postorder.Count - 1; i >= 0; i--)
            {
                Block block = postorder[i];
                if (block == entry)
                    continue;
                Block? common = null;
                foreach (Block previous in block.Previous)
                    if (_immediate[previous.Index] is not null)
                        common = common is null ? previous : Intersect(common, previous);
                if (common == _immediate[block.Index])
                    continue;
                _immediate[block.Index] = common;
                changed = true;
            }
        }
    }

    public bool IsReachable(Block block) => _order[block.Index] >= 0;

    public bool Dominates(Block dominator, Block block)
    {
        while (_order[block.Index] < _order[dominator.Index])
            block = _immediate[block.Index]!;
        return block == dominator;
    }

    private Block Intersect(Block a, Block b)
    {
        while (a != b)
        {
            while (_order[a.Index] < _order[b.Index])
                a = _immediate[a.Index]!;
            while (_order[b.Index] < _order[a.Index])
                b = _immediate[b.Index]!;
        }
        return a;
    }

    private static List<Block> Postorder(FlowGraph graph)
    {
        var done = new List<Block>();
        var seen = new bool[graph.Blocks.Count];
        var stack = new Stack<(Block Block, int Next)>();
        stack.Push((graph.Blocks[0], 0));
        seen[0] = true;
        while (stack.TryPop(out (Block Block, int Next) top))
        {
            if (top.Next == top.Block.Next.Count)
            {
                done.Add(top.Block);
                continue;
            }
            stack.Push((top.Block, top.Next + 1));
            Block next = top.Block.Next[top.Next];
            if (seen[next.Index])
                continue;
            seen[next.Index] = true;
            stack.Push((next, 0));
        }
        return done;
    }
}
