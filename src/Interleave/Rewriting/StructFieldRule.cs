using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Fields of structs reached through a reference. What the reference leads to is asked when the code runs; a struct in a local variable needs no asking.</summary>
internal sealed class StructFieldRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Ldfld or Code.Stfld))
            return false;
        var field = (FieldReference)unit.Op.Operand;
        StackValue owner = context.Stack.Peek(unit.First, unit.Code == Code.Stfld ? 1 : 0);
        if (owner.IsLocal || !context.World.IsValueType(field.DeclaringType))
            return false;
        if (owner.IsUnmanaged)
        {
            emit.Refuse("unsafe pointer access in " + Names.OfMethod(context.Method));
            emit.Original();
            return true;
        }
        TypeReference type = TypeMath.FieldType(field);
        if (owner.Type is not ByReferenceType || context.World.IsByRefLike(field.DeclaringType) || !context.World.IsWatchable(type))
            return false;
        if (unit.Code == Code.Ldfld)
        {
            emit.Op(OpCodes.Ldflda, field);
            emit.LoadThrough(type, unit.Mode);
            return true;
        }
        VariableDefinition value = emit.Spill(type);
        emit.Op(OpCodes.Ldflda, field);
        emit.Op(OpCodes.Ldloc, value);
        emit.StoreThrough(type, unit.Mode);
        return true;
    }
}
