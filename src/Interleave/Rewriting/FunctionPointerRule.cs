using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Delegates over members that have a stand-in, or that are refused.</summary>
internal sealed class FunctionPointerRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Ldftn or Code.Ldvirtftn))
            return false;
        var callee = (MethodReference)unit.Op.Operand;
        if (ReplacedCallRule.StandIn(context, callee) is { } standIn)
        {
            // The delegate is closed over its first argument: the receiver that lies below.
            if (unit.Code == Code.Ldvirtftn)
                emit.Op(OpCodes.Pop);
            emit.Code.Add(Instruction.Create(OpCodes.Ldftn, standIn));
            return true;
        }
        if (!RefusedCallRule.IsRefused(context.World, callee))
            return false;
        emit.Refuse(Names.OfCall(callee));
        emit.Original();
        return true;
    }
}
