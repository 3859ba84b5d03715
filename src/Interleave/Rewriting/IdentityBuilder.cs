using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Makes classes <c>IIdentified</c> and constructors name their objects.</summary>
internal sealed class IdentityBuilder(World world)
{
    public void Declare(TypeDefinition type)
    {
        if (!world.Layouts.IsIdentified(type))
            return;
        ModuleScope scope = world.Scope(type.Module);
        FieldReference id = world.Layouts.Id(type);
        bool root = world.Layouts.IsRoot(type);
        MethodDefinition slots = Add(type, "$Slots", scope.Types.Int32, root);
        ILProcessor il = slots.Body.GetILProcessor();
        il.Emit(OpCodes.Ldc_I4, world.Layouts.Count(type));
        il.Emit(OpCodes.Ret);
        if (!root)
            return;

        type.Interfaces.Add(new InterfaceImplementation(scope.SurfaceType("IIdentified")));
        slots.Overrides.Add(scope.Surface("IIdentified", "get_Slots"));
        MethodDefinition get = Add(type, "$get_Identity", scope.Types.Int32, root: true);
        get.IsFinal = true;
        get.Overrides.Add(scope.Surface("IIdentified", "get_Identity"));
        il = get.Body.GetILProcessor();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, id);
        il.Emit(OpCodes.Ret);
        MethodDefinition set = Add(type, "$set_Identity", scope.Types.Void, root: true);
        set.IsFinal = true;
        set.Parameters.Add(new ParameterDefinition("value", ParameterAttributes.None, scope.Types.Int32));
        set.Overrides.Add(scope.Surface("IIdentified", "set_Identity"));
        il = set.Body.GetILProcessor();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, id);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>What a constructor starts with, before it calls another one.</summary>
    public IEnumerable<Instruction> Construct(TypeDefinition type)
    {
        ModuleScope scope = world.Scope(type.Module);
        FieldReference id = world.Layouts.Id(type);
        yield return Instruction.Create(OpCodes.Ldarg_0);
        yield return Instruction.Create(OpCodes.Ldarg_0);
        yield return Instruction.Create(OpCodes.Ldfld, id);
        yield return Instruction.Create(OpCodes.Ldarg_0);
        yield return Instruction.Create(OpCodes.Call, scope.Surface("Identity", "Construct"));
        yield return Instruction.Create(OpCodes.Stfld, id);
    }

    private static MethodDefinition Add(TypeDefinition type, string name, TypeReference returns, bool root)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, returns)
        {
            IsNewSlot = root,
        };
        type.Methods.Add(method);
        return method;
    }
}
