using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// A <c>foreach</c> over a framework collection uses the collection at every step. When the enumerator is in a local variable, the
/// collection is kept beside it and reported at each <c>MoveNext</c>; elsewhere (async methods and iterators keep it in a field)
/// the enumerator is asked for it.
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
            "MoveNext" => StepOfLocal(context, unit, emit, callee),
            _ => false,
        };
    }

    private static bool Begin(MethodContext context, Unit unit, Emit emit, MethodReference callee)
    {
        TypeReference made = TypeMath.ReturnType(callee);
        if (!context.World.IsValueType(made) || !Touching.IsTouchable(context.World, callee.DeclaringType))
            return false;
        VariableDefinition? enumerator = unit.Op.Next is { Operand: VariableDefinition local, OpCode.Code: Code.Stloc } ? local : null;
        VariableDefinition source = enumerator is null ? emit.Temporary(callee.DeclaringType) : context.SourceOf(enumerator, callee.DeclaringType);
        emit.Op(OpCodes.Dup);
        emit.Op(OpCodes.Stloc, source);
        emit.Op(OpCodes.Dup);
        Touching.Emit(emit, Names.OfUse(callee), write: false);
        emit.Original();
        if (enumerator is null)
        {
            emit.Op(OpCodes.Dup);
            emit.Op(OpCodes.Ldloc, source);
            emit.Surface("Enumerated", "Begin", made);
        }
        return true;
    }

    private static bool StepOfLocal(MethodContext context, Unit unit, Emit emit, MethodReference callee)
    {
        if (SourceOf(context, unit) is not { } source)
            return false;
        emit.Op(OpCodes.Ldloc, source);
        Touching.Emit(emit, Names.OfUse(callee), write: false);
        emit.Original();
        return true;
    }

    /// <summary>Reports the collection of an enumerator that is in no local variable, whose address is on the stack and stays there.</summary>
    public static bool Step(MethodContext context, Unit unit, Emit emit, MethodReference callee)
    {
        if (callee is not { Name: "MoveNext", HasThis: true, Parameters.Count: 0 } || SourceOf(context, unit) is not null)
            return false;
        TypeReference enumerator = unit.Constrained ?? callee.DeclaringType;
        if (!context.World.IsValueType(enumerator) || enumerator.GetElementType().DeclaringType is not { } collection || !Touching.IsTouchable(context.World, collection))
            return false;
        emit.Op(OpCodes.Dup);
        emit.String(Names.OfUse(callee));
        emit.Surface("Enumerated", "Step", enumerator);
        return true;
    }

    private static VariableDefinition? SourceOf(MethodContext context, Unit unit) =>
        unit.First.Previous is { Operand: VariableDefinition enumerator, OpCode.Code: Code.Ldloca } ? context.KnownSource(enumerator) : null;
}
