using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// A <c>foreach</c> over a framework collection uses the collection at every step, through an
/// enumerator in a local variable that does not say which collection it belongs to: the collection is
/// kept beside the enumerator and reported at each <c>MoveNext</c>.
/// </summary>
internal sealed class EnumeratorRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Call or Code.Callvirt) || unit.Op.Operand is not MethodReference { HasThis: true, Parameters.Count: 0 } callee)
            return false;
        return callee.Name switch
        {
            "GetEnumerator" => Begin(context, unit, emit, callee),
            "MoveNext" => Step(context, unit, emit, callee),
            _ => false,
        };
    }

    private static bool Begin(MethodContext context, Unit unit, Emit emit, MethodReference callee)
    {
        if (unit.Op.Next is not { Operand: VariableDefinition enumerator, OpCode.Code: Code.Stloc }
            || !context.World.IsValueType(TypeMath.ReturnType(callee)) || !Touching.IsTouchable(context.World, callee.DeclaringType))
            return false;
        emit.Op(OpCodes.Dup);
        emit.Op(OpCodes.Stloc, context.SourceOf(enumerator, callee.DeclaringType));
        emit.Op(OpCodes.Dup);
        Touching.Emit(emit, Names.OfUse(callee), write: false);
        emit.Original();
        return true;
    }

    private static bool Step(MethodContext context, Unit unit, Emit emit, MethodReference callee)
    {
        if (unit.First.Previous is not { Operand: VariableDefinition enumerator, OpCode.Code: Code.Ldloca } || context.KnownSource(enumerator) is not { } source)
            return false;
        emit.Op(OpCodes.Ldloc, source);
        Touching.Emit(emit, Names.OfUse(callee), write: false);
        emit.Original();
        return true;
    }
}
