using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>An instruction with the prefixes in front of it.</summary>
internal sealed record Unit(Instruction First, Instruction Op, IReadOnlyList<Instruction> Prefixes)
{
    public Code Code => Op.OpCode.Code;

    public bool Has(Code prefix) => Prefixes.Any(p => p.OpCode.Code == prefix);

    public int Mode => Has(Code.Volatile) ? 1 : 0;

    public TypeReference? Constrained => Prefixes.FirstOrDefault(p => p.OpCode.Code == Code.Constrained)?.Operand as TypeReference;
}
