using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Fields of classes. Rewritten ones go through their accessors; those of other classes count as uses of the object.</summary>
internal sealed class InstanceFieldRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Ldfld or Code.Stfld or Code.Ldflda))
            return false;
        var reference = (FieldReference)unit.Op.Operand;
        if (context.World.IsValueType(reference.DeclaringType) || context.World.Resolve(reference) is not { } field)
            return false;
        if (!context.World.IsRewritten(field.DeclaringType))
            return Foreign(context, unit, emit, reference);
        if (!context.World.Layouts.IsWatched(field))
        {
            if (!field.DeclaringType.IsExplicitLayout)
                return false;
            emit.String($"{field.DeclaringType.Name}.{field.Name} of a class with explicit layout");
            emit.Surface("Run", "Unseen");
            emit.Original();
            return true;
        }
        AccessKind kind = unit.Code switch
        {
            Code.Ldfld => AccessKind.Load,
            Code.Stfld => AccessKind.Store,
            _ => AccessKind.Address,
        };
        emit.Call(context.Scope.On(context.Accessors.Of(field, kind), reference.DeclaringType));
        return true;
    }

    private static bool Foreign(MethodContext context, Unit unit, Emit emit, FieldReference field)
    {
        if (!Touching.IsTouchable(context.World, field.DeclaringType))
            return false;
        bool write = unit.Code != Code.Ldfld;
        VariableDefinition? value = unit.Code == Code.Stfld ? emit.Spill(TypeMath.FieldType(field)) : null;
        emit.Op(OpCodes.Dup);
        Touching.Emit(emit, Names.OfType(field.DeclaringType.Resolve()) + "." + field.Name, write);
        if (value is not null)
            emit.Op(OpCodes.Ldloc, value);
        emit.Original();
        return true;
    }
}
