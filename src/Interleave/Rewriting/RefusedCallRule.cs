using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Calls that synchronize, wait or start threads and that the surface has no stand-in for: named when they are reached.</summary>
internal sealed class RefusedCallRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Call or Code.Callvirt or Code.Newobj))
            return false;
        var callee = (MethodReference)unit.Op.Operand;
        if (!IsRefused(context.World, callee))
            return false;
        emit.Refuse(Names.OfCall(callee));
        emit.Original();
        return true;
    }

    public static bool IsRefused(World world, MethodReference callee)
    {
        if (callee.DeclaringType is ArrayType or GenericParameter)
            return false;
        TypeReference type = callee.DeclaringType.GetElementType();
        string name = type.FullName;
        bool suspected = IsConcurrent(Outermost(type).Namespace, type.Name) || Refused.Reason(name, callee.Name) is not null;
        return suspected && !Harmless.Contains(name, callee.Name) && !world.IsRewritten(world.Resolve(type));
    }

    private static bool IsConcurrent(string space, string name) => space switch
    {
        "System.Runtime.CompilerServices" => name.Contains("MethodBuilder", StringComparison.Ordinal) || name.Contains("Awaiter", StringComparison.Ordinal)
            || name.Contains("Awaitable", StringComparison.Ordinal),
        "System.Linq" => name.StartsWith("ParallelEnumerable", StringComparison.Ordinal),
        "System.Timers" or "System.Collections.Concurrent" => true,
        _ => space == "System.Threading" || space.StartsWith("System.Threading.", StringComparison.Ordinal),
    };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }
}
