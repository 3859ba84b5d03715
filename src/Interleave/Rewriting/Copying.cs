using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>References handed to code that is not rewritten.</summary>
internal static class Copying
{
    private static readonly HashSet<string> ObjectMembers = ["ToString", "GetHashCode", "Equals", "CompareTo", "GetType", "TryFormat"];

    /// <summary>Whether the callee may give the reference back, so that a copy would be taken for the original.</summary>
    public static bool KeepsReferences(World world, MethodReference callee)
    {
        if (callee.ReturnType is ByReferenceType or RequiredModifierType { ElementType: ByReferenceType } or PointerType)
            return true;
        if (callee.ReturnType.MetadataType != MetadataType.Void && world.IsByRefLike(TypeMath.Strip(callee.ReturnType)))
            return !(callee.HasThis && world.Resolve(callee.DeclaringType) is { } owner && World.HasAttribute(owner, "IsReadOnlyAttribute"));
        if (callee.Name == ".ctor" && world.IsByRefLike(callee.DeclaringType))
            return true;
        // Builders and unsafe helpers work on the very memory; what synchronizes is replaced or refused.
        return WorksOnMemory(callee) || callee.DeclaringType.Namespace.StartsWith("System.Threading", StringComparison.Ordinal)
            || world.Resolve(callee.DeclaringType)?.BaseType?.FullName == "System.MulticastDelegate";
    }

    /// <summary>Whether the callee uses the very memory that it is given a reference to, or keeps the reference for later uses that are not seen.</summary>
    public static bool UsesUnseen(World world, MethodReference callee) =>
        WorksOnMemory(callee) || (callee.Name == ".ctor" && world.IsByRefLike(callee.DeclaringType))
        || (callee.ReturnType.MetadataType != MetadataType.Void && world.IsByRefLike(TypeMath.Strip(callee.ReturnType)));

    private static bool WorksOnMemory(MethodReference callee) => callee.DeclaringType.Namespace.StartsWith("System.Runtime", StringComparison.Ordinal);

    public static void Decide(
        World world, Unit unit, MethodReference callee, MethodDefinition? definition, int parameter, TypeReference type, Argument argument)
    {
        if (parameter < 0)
        {
            // The struct's own member sees to its accesses; what it inherits (ValueType.Equals) reads the whole of it unseen.
            if (unit.Constrained is { } constrained and not GenericParameter && world.Resolve(constrained) is { } owner && world.IsRewritten(owner)
                && (!ObjectMembers.Contains(callee.Name) || owner.Methods.Any(m => m.Name == callee.Name && m.Parameters.Count == callee.Parameters.Count)))
                return;
            bool isReference = type is ArrayType || world.Resolve(type) is { IsValueType: false };
            argument.Write = !isReference && !IsReadOnly(world, definition, type) && !ObjectMembers.Contains(callee.Name);
        }
        else
        {
            ParameterDefinition declared = definition?.Parameters[parameter] ?? callee.Parameters[parameter];
            bool readOnly = callee.Parameters[parameter].ParameterType is RequiredModifierType || World.HasAttribute(declared, "IsReadOnlyAttribute")
                || World.HasAttribute(declared, "RequiresLocationAttribute");
            argument.Write = !readOnly;
            argument.Read = !declared.IsOut || declared.IsIn;
        }
        argument.Type = type;
        argument.Use = ArgumentUse.Copy;
    }

    private static bool IsReadOnly(World world, MethodDefinition? method, TypeReference type)
    {
        if (type.IsPrimitive || (method is not null && World.HasAttribute(method, "IsReadOnlyAttribute")))
            return true;
        return world.Resolve(type) is { } definition && (definition.IsEnum || World.HasAttribute(definition, "IsReadOnlyAttribute"));
    }
}
