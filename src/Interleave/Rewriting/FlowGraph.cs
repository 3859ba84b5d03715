using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>A run of instructions entered at its start and left at its end.</summary>
internal sealed class Block(int index, Instruction start)
{
    public int Index { get; } = index;

    public Instruction Start { get; } = start;

    public Instruction End { get; set; } = start;

    /// <summary>Where control goes, exceptions included.</summary>
    public List<Block> Next { get; } = [];

    public List<Block> Previous { get; } = [];

    /// <summary>The handlers that an exception in the block may enter.</summary>
    public List<Block> Handlers { get; } = [];

    public IEnumerable<Instruction> Instructions
    {
        get
        {
            for (Instruction at = Start; ; at = at.Next)
            {
                yield return at;
                if (at == End)
                    yield break;
            }
        }
    }
}

/// <summary>The control flow of a method body.</summary>
internal sealed class FlowGraph
{
    private readonly MethodBody _body;
    private readonly Dictionary<Instruction, int> _position = [];
    private readonly Dictionary<Instruction, Block> _starts = [];

    public FlowGraph(MethodBody body)
    {
        _body = body;
        for (int i = 0; i < body.Instructions.Count; i++)
            _position.Add(body.Instructions[i], i);
        Split();
        foreach (Block block in Blocks)
            Connect(block);
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
            Connect(handler);
    }

    public List<Block> Blocks { get; } = [];

    public Block At(Instruction start) => _starts[start];

    public bool IsWithin(Block block, Instruction start, Instruction? end) => IsWithin(block.Start, start, end);

    public bool IsWithin(Instruction instruction, Instruction start, Instruction? end)
    {
        int at = _position[instruction];
        return at >= _position[start] && (end is null || at < _position[end]);
    }

    public static bool FallsThrough(Instruction instruction) => instruction.OpCode.FlowControl is not
        (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);

    public static IEnumerable<Instruction> Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private void Split()
    {
        var leaders = new HashSet<Instruction> { _body.Instructions[0] };
        foreach (Instruction instruction in _body.Instructions)
        {
            foreach (Instruction target in Targets(instruction))
                leaders.Add(target);
            if (instruction.OpCode.FlowControl is not (FlowControl.Next or FlowControl.Call or FlowControl.Meta or FlowControl.Break) && instruction.Next is not null)
                leaders.Add(instruction.Next);
        }
        foreach (ExceptionHandler handler in _body.ExceptionHandlers)
            foreach (Instruction? boundary in (Instruction?[])[handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart])
                if (boundary is not null)
                    leaders.Add(boundary);
        Block? block = null;
        foreach (Instruction instruction in _body.Instructions)
        {
            if (leaders.Contains(instruction))
            {
                block = new Block(Blocks.Count, instruction);
                Blocks.Add(block);
                _starts.Add(instruction, block);
            }
            block!.End = instruction;
        }
    }

    private void Connect(Block block)
    {
        foreach (Instruction target in Targets(block.End))
            Edge(block, _starts[target]);
        if (FallsThrough(block.End) && block.End.Next is { } next)
            Edge(block, _starts[next]);
    }

    private void Connect(ExceptionHandler handler)
    {
        Block entry = _starts[handler.FilterStart ?? handler.HandlerStart];
        foreach (Block block in Blocks)
        {
            if (IsWithin(block, handler.TryStart, handler.TryEnd))
            {
                Edge(block, entry);
                block.Handlers.Add(entry);
                // A finally block goes on where the leave that entered it was going.
                if (handler.HandlerType == ExceptionHandlerType.Finally && block.End.OpCode.Code is Code.Leave or Code.Leave_S)
                    Continue(handler, (Instruction)block.End.Operand);
            }
            else if (handler.FilterStart is not null && block.End.OpCode.Code == Code.Endfilter && block.End.Next == handler.HandlerStart)
            {
                Edge(block, _starts[handler.HandlerStart]);
            }
        }
    }

    private void Continue(ExceptionHandler handler, Instruction target)
    {
        if (IsWithin(target, handler.TryStart, handler.TryEnd) && target != handler.TryStart)
            return;
        foreach (Block block in Blocks)
            if (block.End.OpCode.Code == Code.Endfinally && IsWithin(block, handler.HandlerStart, handler.HandlerEnd))
                Edge(block, _starts[target]);
    }

    private static void Edge(Block from, Block to)
    {
        if (from.Next.Contains(to))
            return;
        from.Next.Add(to);
        to.Previous.Add(from);
    }
}
