using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Which locals and arguments may still be read, block by block.</summary>
internal sealed class Liveness
{
    private readonly HashSet<object>[] _in;

    public Liveness(FlowGraph graph)
    {
        _in = new HashSet<object>[graph.Blocks.Count];
        var killed = new HashSet<object>[graph.Blocks.Count];
        foreach (Block block in graph.Blocks)
        {
            var used = new HashSet<object>();
            var defined = new HashSet<object>();
            foreach (Instruction instruction in block.Instructions)
            {
                if (Used(instruction) is { } read && !defined.Contains(read))
                    used.Add(read);
                if (Defined(instruction) is { } written)
                    defined.Add(written);
            }
            _in[block.Index] = used;
            killed[block.Index] = defined;
        }
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = graph.Blocks.Count - 1; i >= 0; i--)
            {
                Block block = graph.Blocks[i];
                HashSet<object> live = _in[i];
                int before = live.Count;
                foreach (Block next in block.Next)
                    foreach (object variable in _in[next.Index])
                        if (!killed[i].Contains(variable))
                            live.Add(variable);
                // An exception may come before the block's own assignments.
                foreach (Block handler in block.Handlers)
                    live.UnionWith(_in[handler.Index]);
                changed |= live.Count != before;
            }
        }
    }

    public IReadOnlySet<object> Before(Block block) => _in[block.Index];

    /// <summary>The local or argument that an instruction may change, directly or by giving its address away.</summary>
    public static object? Assigned(Instruction instruction) =>
        instruction.OpCode.Code is Code.Stloc or Code.Starg or Code.Ldloca or Code.Ldarga ? instruction.Operand : null;

    private static object? Used(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldloc or Code.Ldarg => instruction.Operand,
        Code.Ldloca or Code.Ldarga when instruction.Next?.OpCode.Code != Code.Initobj => instruction.Operand,
        _ => null,
    };

    private static object? Defined(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Stloc or Code.Starg => instruction.Operand,
        Code.Ldloca or Code.Ldarga when instruction.Next?.OpCode.Code == Code.Initobj => instruction.Operand,
        _ => null,
    };
}
