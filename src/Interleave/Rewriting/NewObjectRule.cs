using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// <c>newobj</c> of a rewritten class: when the object has been given out already (see <c>Early</c>), its constructor is
/// called on that one.
/// </summary>
internal sealed class NewObjectRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code != Code.Newobj || unit.Op.Operand is not MethodReference { HasParameters: var _ } constructor
            || !context.World.Layouts.IsIdentified(context.World.Resolve(constructor.DeclaringType)))
            return false;
        TypeReference type = constructor.DeclaringType;
        VariableDefinition early = emit.Temporary(type);
        Instruction make = Emit.Copy(unit.Op), end = Instruction.Create(OpCodes.Nop);
        emit.Surface("Early", "get_IsExpected");
        emit.Branch(OpCodes.Brfalse, make);
        emit.Surface("Early", "Take", type);
        emit.Op(OpCodes.Stloc, early);
        emit.Op(OpCodes.Ldloc, early);
        emit.Branch(OpCodes.Brfalse, make);
        var arguments = new Stack<VariableDefinition>();
        for (int i = constructor.Parameters.Count - 1; i >= 0; i--)
            arguments.Push(emit.Spill(TypeMath.ParameterType(constructor, i)));
        emit.Op(OpCodes.Ldloc, early);
        foreach (VariableDefinition argument in arguments)
            emit.Op(OpCodes.Ldloc, argument);
        emit.Call(constructor);
        emit.Op(OpCodes.Ldloc, early);
        emit.Branch(OpCodes.Br, end);
        emit.Place(make);
        emit.Place(end);
        return true;
    }
}
