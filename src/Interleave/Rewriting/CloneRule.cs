using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary><c>MemberwiseClone</c> copies the identity, and reads the fields past the watch.</summary>
internal sealed class CloneRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Op.Operand is not MethodReference { Name: "MemberwiseClone", DeclaringType.FullName: "System.Object" }
            || unit.Code is not (Code.Call or Code.Callvirt))
            return false;
        emit.Op(OpCodes.Dup);
        emit.Original();
        emit.Surface("Identity", "Clone");
        return true;
    }
}
