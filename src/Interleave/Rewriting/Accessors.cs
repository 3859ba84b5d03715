using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>The hidden methods that stand in for accesses to a field, made when the first access is met.</summary>
internal sealed class Accessors
{
    private readonly Dictionary<(FieldDefinition, AccessKind), MethodDefinition> _made = [];
    private readonly World _world;

    public Accessors(World world) => _world = world;

    public MethodDefinition Of(FieldDefinition field, AccessKind kind)
    {
        if (!_made.TryGetValue((field, kind), out MethodDefinition? method))
            _made[(field, kind)] = method = Make(field, kind);
        return method;
    }

    private MethodDefinition Make(FieldDefinition field, AccessKind kind)
    {
        TypeDefinition type = field.DeclaringType;
        ModuleScope scope = _world.Scope(type.Module);
        TypeReference value = TypeMath.Strip(field.FieldType);
        (string prefix, TypeReference returns) = kind switch
        {
            AccessKind.Load => ("$ld_", value),
            AccessKind.Store => ("$st_", scope.Types.Void),
            _ => ("$ad_", new ByReferenceType(value)),
        };
        var method = new MethodDefinition(
            prefix + field.Name, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, returns)
        {
            AggressiveInlining = true,
        };
        if (!field.IsStatic)
            method.Parameters.Add(new ParameterDefinition("self", ParameterAttributes.None, TypeMath.Self(type)));
        if (kind == AccessKind.Store)
            method.Parameters.Add(new ParameterDefinition("value", ParameterAttributes.None, value));
        type.Methods.Add(method);

        ILProcessor il = method.Body.GetILProcessor();
        if (field.IsStatic)
            Static(il, scope, field, kind);
        else
            Instance(il, scope, field, kind);
        il.Emit(OpCodes.Ldc_I4, _world.Fields[field]);
        if (kind != AccessKind.Address)
            il.Emit(OpCodes.Ldc_I4, IsVolatile(field) ? 1 : 0);
        il.Emit(OpCodes.Call, kind switch
        {
            AccessKind.Load => scope.Surface("Access", "Load", value),
            AccessKind.Store => scope.Surface("Access", "Store", value),
            _ => scope.Surface("References", field.IsStatic ? "OfStatic" : "OfField", value),
        });
        il.Emit(OpCodes.Ret);
        return method;
    }

    private void Instance(ILProcessor il, ModuleScope scope, FieldDefinition field, AccessKind kind)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldflda, ModuleScope.Own(field));
        if (kind == AccessKind.Store)
            il.Emit(OpCodes.Ldarg_1);
        if (kind == AccessKind.Address)
            il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, _world.Layouts.Id(field.DeclaringType));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, _world.Layouts.Slot(field));
        il.Emit(OpCodes.Call, scope.Surface("Identity", "Location"));
    }

    private void Static(ILProcessor il, ModuleScope scope, FieldDefinition field, AccessKind kind)
    {
        StaticLayout layout = _world.Statics.Of(field.DeclaringType)!;
        StaticBuilder.EmitCheck(il, scope, layout.Epoch, layout.Initialize);
        il.Emit(OpCodes.Ldsflda, ModuleScope.Own(field));
        if (kind == AccessKind.Store)
            il.Emit(OpCodes.Ldarg_0);
        // ($statics + slot) when $statics is set, else 0, without a branch so that the accessor is inlined well.
        FieldReference location = ModuleScope.Own(layout.Location);
        il.Emit(OpCodes.Ldsfld, location);
        il.Emit(OpCodes.Ldc_I4, layout.Slots[field]);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldsfld, location);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Cgt_Un);
        il.Emit(OpCodes.Neg);
        il.Emit(OpCodes.And);
    }

    private static bool IsVolatile(FieldDefinition field) =>
        field.FieldType is RequiredModifierType { ModifierType.Name: "IsVolatile" };
}

internal enum AccessKind
{
    Load,
    Store,
    Address,
}
