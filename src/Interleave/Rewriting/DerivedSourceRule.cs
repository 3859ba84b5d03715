using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>A class of the program's own derived from <see cref="TaskCompletionSource"/>: its task comes under control once the base class has made it.</summary>
internal sealed class DerivedSourceRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Op.Operand is not MethodReference { Name: ".ctor" } callee || unit.Code != Code.Call || !context.Method.IsConstructor
            || callee.DeclaringType.GetElementType().FullName is not ("System.Threading.Tasks.TaskCompletionSource" or "System.Threading.Tasks.TaskCompletionSource`1"))
            return false;
        emit.Original();
        emit.Op(OpCodes.Ldarg_0);
        if (callee.DeclaringType is GenericInstanceType { GenericArguments: [var result] })
            emit.Surface("DerivedSources", "MadeOf", result);
        else
            emit.Surface("DerivedSources", "Made");
        return true;
    }
}
