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
        // Who calls such a delegate, and when, is not seen; nor what it does to its object.
        bool opaque = callee.DeclaringType is not GenericParameter && !context.World.IsRewritten(context.World.Resolve(callee.DeclaringType))
            && (callee.Name == "MemberwiseClone" || Unseen.Contains(callee) || context.World.IsLeftOut(context.World.Resolve(callee.DeclaringType)) || TouchesObjects(context.World, callee));
        if (!opaque && !RefusedCallRule.IsRefused(context.World, callee))
            return false;
        emit.Refuse(opaque ? "a delegate over " + Names.OfCall(callee) : Names.OfCall(callee));
        emit.Original();
        return true;
    }

    private static bool TouchesObjects(World world, MethodReference callee) => callee.HasThis
        ? Touching.IsTouchable(world, callee.DeclaringType)
        : !Touching.IsPure(callee) && callee.Parameters.Any(p => p.ParameterType is ByReferenceType || Touching.IsTouchable(world, p.ParameterType));
}
