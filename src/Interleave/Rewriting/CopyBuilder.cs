using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Makes classes read their fields one by one, as watched reads, where <c>MemberwiseClone</c> reads them all unseen.</summary>
internal sealed class CopyBuilder(World world, Accessors accessors)
{
    private const string Name = "$CopyFields";

    private readonly Dictionary<TypeDefinition, MethodDefinition> _made = [];

    /// <summary>Adds the method to a class and to those it derives from.</summary>
    public MethodDefinition Declare(TypeDefinition type)
    {
        if (_made.TryGetValue(type, out MethodDefinition? method))
            return method;
        ModuleScope scope = world.Scope(type.Module);
        (TypeReference Reference, TypeDefinition Definition)[] chain = [.. world.Layouts.Chain(type)];
        method = new MethodDefinition(Name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, scope.Types.Void)
        {
            IsNewSlot = chain.Length == 1,
        };
        method.Parameters.Add(new ParameterDefinition("copy", ParameterAttributes.None, scope.Types.Object));
        if (chain.Length == 1)
            method.Overrides.Add(scope.Surface("IIdentified", "CopyFields"));
        type.Methods.Add(method);
        _made.Add(type, method);

        ILProcessor il = method.Body.GetILProcessor();
        foreach (FieldDefinition field in type.Fields.Where(world.Layouts.IsWatched).ToArray())
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Castclass, TypeMath.Self(type));
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Call, scope.Own(accessors.Of(field, AccessKind.Load)));
            il.Emit(OpCodes.Stfld, ModuleScope.Own(field));
        }
        if (chain.Length > 1)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, scope.On(Declare(chain[1].Definition), type.Module.ImportReference(chain[1].Reference, type)));
        }
        il.Emit(OpCodes.Ret);
        return method;
    }

    /// <summary>Whether a method makes copies.</summary>
    public static bool IsNeeded(MethodDefinition method) =>
        method.Body.Instructions.Any(i => i.Operand is MethodReference { Name: "MemberwiseClone", DeclaringType.FullName: "System.Object" });
}
