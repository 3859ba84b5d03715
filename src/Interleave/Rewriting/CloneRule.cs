using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary><c>MemberwiseClone</c> copies the identity: the copy gets its own.</summary>
internal sealed class CloneRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Op.Operand is not MethodReference { Name: "MemberwiseClone", DeclaringType.FullName: "System.Object" }
            || unit.Code is not (Code.Call or Code.Callvirt))
            return false;
        emit.Original();
        emit.Surface("Identity", "Clone");
        return true;
    }
}
