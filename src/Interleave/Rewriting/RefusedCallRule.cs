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
        bool suspected = IsConcurrent(Outermost(type).Namespace, type.Name) || Refused.Reason(name, callee.Name) is not null || IsAsynchronous(callee);
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

    /// <summary>Whether a member goes on after it has returned: it gives a task, or is told whom to call in the end.</summary>
    private static bool IsAsynchronous(MethodReference callee) =>
        callee.ReturnType.GetElementType().FullName is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask"
            or "System.Threading.Tasks.ValueTask`1"
        || callee.Parameters.Any(p => p.ParameterType.FullName == "System.AsyncCallback");

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }
}
