using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using FieldAttributes = Mono.Cecil.FieldAttributes;
using MethodAttributes = Mono.Cecil.MethodAttributes;

namespace Interleave.Rewriting;

/// <summary>Adds to a type the members that initialise it anew in each execution.</summary>
internal sealed class StaticBuilder(ModuleScope scope, TypeDefinition type)
{
    public static readonly MethodInfo TypeFromHandle = typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!;

    public StaticLayout Build(
        IReadOnlyList<FieldDefinition> fields, Dictionary<FieldDefinition, int> slots, MethodDefinition? initializer, bool precise)
    {
        FieldDefinition epoch = Add("$epoch"), location = Add("$statics");
        MethodDefinition reset = Reset(fields, initializer);
        MethodDefinition initialize = Initialize(epoch, location, slots.Count, reset);
        MethodDefinition check = Add("$check", inline: true);
        ILProcessor il = check.Body.GetILProcessor();
        EmitCheck(il, scope, epoch, initialize);
        il.Emit(OpCodes.Ret);
        return new StaticLayout
        {
            Epoch = epoch, Location = location, Initialize = initialize, Check = check, IsPrecise = precise, Slots = slots,
        };
    }

    /// <summary><c>if ($epoch != Epoch.Current) $initialize();</c></summary>
    public static void EmitCheck(ILProcessor il, ModuleScope scope, FieldDefinition epoch, MethodDefinition initialize)
    {
        Instruction done = il.Create(OpCodes.Nop);
        il.Emit(OpCodes.Ldsfld, ModuleScope.Own(epoch));
        il.Emit(OpCodes.Ldsfld, scope.Epoch);
        il.Emit(OpCodes.Beq, done);
        il.Emit(OpCodes.Call, scope.Own(initialize));
        il.Append(done);
    }

    private MethodDefinition Reset(IReadOnlyList<FieldDefinition> fields, MethodDefinition? initializer)
    {
        MethodDefinition reset = Add("$init", inline: false);
        ILProcessor il = reset.Body.GetILProcessor();
        foreach (FieldDefinition field in fields)
        {
            il.Emit(OpCodes.Ldsflda, ModuleScope.Own(field));
            il.Emit(OpCodes.Initobj, TypeMath.Strip(field.FieldType));
        }
        if (initializer is not null)
            il.Emit(OpCodes.Call, scope.Own(initializer));
        il.Emit(OpCodes.Ret);
        return reset;
    }

    private MethodDefinition Initialize(FieldDefinition epoch, FieldDefinition location, int slots, MethodDefinition reset)
    {
        MethodReference target = scope.Surface("Statics", "Initialize");
        TypeReference action = target.Parameters[^1].ParameterType;
        var newAction = new MethodReference(".ctor", scope.Types.Void, action) { HasThis = true };
        newAction.Parameters.Add(new ParameterDefinition(scope.Types.Object));
        newAction.Parameters.Add(new ParameterDefinition(scope.Types.IntPtr));

        MethodDefinition initialize = Add("$initialize", inline: false);
        initialize.NoInlining = true;
        ILProcessor il = initialize.Body.GetILProcessor();
        il.Emit(OpCodes.Ldtoken, TypeMath.Self(type));
        il.Emit(OpCodes.Call, scope.Module.ImportReference(TypeFromHandle));
        il.Emit(OpCodes.Ldsflda, ModuleScope.Own(epoch));
        il.Emit(OpCodes.Ldsfld, scope.Epoch);
        il.Emit(OpCodes.Ldsflda, ModuleScope.Own(location));
        il.Emit(OpCodes.Ldc_I4, slots);
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ldftn, scope.Own(reset));
        il.Emit(OpCodes.Newobj, newAction);
        il.Emit(OpCodes.Call, target);
        il.Emit(OpCodes.Ret);
        return initialize;
    }

    private FieldDefinition Add(string name)
    {
        var field = new FieldDefinition(name, FieldAttributes.Public | FieldAttributes.Static, scope.Types.Int32);
        type.Fields.Add(field);
        return field;
    }

    private MethodDefinition Add(string name, bool inline)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, scope.Types.Void)
        {
            AggressiveInlining = inline,
        };
        type.Methods.Add(method);
        return method;
    }
}
