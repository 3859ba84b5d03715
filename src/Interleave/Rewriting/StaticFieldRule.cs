using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Static fields, initialised in each execution when they are first reached.</summary>
internal sealed class StaticFieldRule : IRule
{
    public bool Apply(MethodContext context, Unit unit, Emit emit)
    {
        if (unit.Code is not (Code.Ldsfld or Code.Stsfld or Code.Ldsflda))
            return false;
        var reference = (FieldReference)unit.Op.Operand;
        if (context.World.Resolve(reference) is not { } field)
            return false;
        if (!context.World.IsRewritten(field.DeclaringType))
            return Foreign(unit, emit, reference, field);
        StaticLayout? layout = context.World.Statics.Of(field.DeclaringType);
        if (layout is not null && layout.Slots.ContainsKey(field))
        {
            AccessKind kind = unit.Code switch
            {
                Code.Ldsfld => AccessKind.Load,
                Code.Stsfld => AccessKind.Store,
                _ => AccessKind.Address,
            };
            emit.Call(context.Scope.On(context.Accessors.Of(field, kind), reference.DeclaringType));
            return true;
        }
        if (StaticLayouts.IsThreadStatic(field) && context.World.IsWatchable(TypeMath.FieldType(reference)))
        {
            ThreadStatic(context, unit, emit, reference, layout);
            return true;
        }
        if (layout is not null)
            emit.Call(context.Scope.On(layout.Check, reference.DeclaringType));
        else
            return false;
        emit.Original();
        return true;
    }

    /// <summary>A field of a class that is not rewritten counts with all others of that class.</summary>
    private static bool Foreign(Unit unit, Emit emit, FieldReference reference, FieldDefinition field)
    {
        if (field.IsInitOnly || field.IsLiteral)
            return false;
        Touching.EmitStatics(emit, reference.DeclaringType, Names.OfType(field.DeclaringType) + "." + field.Name, unit.Code != Code.Ldsfld, step: false);
        emit.Original();
        return true;
    }

    /// <summary>Each controlled thread has a slot of its own, whatever thread of the system it runs on.</summary>
    private static void ThreadStatic(MethodContext context, Unit unit, Emit emit, FieldReference field, StaticLayout? layout)
    {
        if (layout is not null)
            emit.Call(context.Scope.On(layout.Check, field.DeclaringType));
        emit.Op(OpCodes.Ldtoken, field.DeclaringType);
        emit.String(field.Name);
        emit.Surface(
            "ThreadStatics",
            unit.Code switch
            {
                Code.Ldsfld => "Load",
                Code.Stsfld => "Store",
                _ => "Address",
            },
            TypeMath.FieldType(field));
    }
}
