using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Questions about types as metadata writes them: generic arguments put in, modifiers taken off, base classes named.</summary>
internal static class TypeMath
{
    public static TypeReference Strip(TypeReference type)
    {
        while (type is IModifierType or PinnedType or SentinelType)
            type = ((TypeSpecification)type).ElementType;
        return type;
    }

    /// <summary>The type with the arguments of <paramref name="owner"/> and <paramref name="method"/> in place of parameters.</summary>
    public static TypeReference Substitute(TypeReference type, IGenericInstance? owner, IGenericInstance? method)
    {
        if (!type.ContainsGenericParameter || (owner is null && method is null))
            return type;
        switch (type)
        {
            case GenericParameter parameter:
                IGenericInstance? source = parameter.Type == GenericParameterType.Type ? owner : method;
                return source is not null && parameter.Position < source.GenericArguments.Count
                    ? source.GenericArguments[parameter.Position]
                    : parameter;
            case GenericInstanceType instance:
                var result = new GenericInstanceType(instance.ElementType);
                foreach (TypeReference argument in instance.GenericArguments)
                    result.GenericArguments.Add(Substitute(argument, owner, method));
                return result;
            case ByReferenceType reference:
                return new ByReferenceType(Substitute(reference.ElementType, owner, method));
            case PointerType pointer:
                return new PointerType(Substitute(pointer.ElementType, owner, method));
            case ArrayType { IsVector: true } array:
                return new ArrayType(Substitute(array.ElementType, owner, method));
            case ArrayType array:
                var many = new ArrayType(Substitute(array.ElementType, owner, method), array.Rank);
                for (int i = 0; i < array.Dimensions.Count; i++)
                    many.Dimensions[i] = array.Dimensions[i];
                return many;
            case RequiredModifierType required:
                return new RequiredModifierType(required.ModifierType, Substitute(required.ElementType, owner, method));
            case OptionalModifierType optional:
                return new OptionalModifierType(optional.ModifierType, Substitute(optional.ElementType, owner, method));
            case PinnedType pinned:
                return new PinnedType(Substitute(pinned.ElementType, owner, method));
            default:
                return type;
        }
    }

    public static TypeReference FieldType(FieldReference field) =>
        Strip(Substitute(field.FieldType, field.DeclaringType as GenericInstanceType, null));

    public static TypeReference ParameterType(MethodReference method, int index) =>
        Strip(Substitute(method.Parameters[index].ParameterType, method.DeclaringType as GenericInstanceType, method as GenericInstanceMethod));

    public static TypeReference ReturnType(MethodReference method) =>
        Strip(Substitute(method.ReturnType, method.DeclaringType as GenericInstanceType, method as GenericInstanceMethod));

    /// <summary>A generic type with its own parameters as arguments: how its members name it.</summary>
    public static TypeReference Self(TypeReference definition)
    {
        if (!definition.HasGenericParameters)
            return definition;
        var self = new GenericInstanceType(definition);
        foreach (GenericParameter parameter in definition.GenericParameters)
            self.GenericArguments.Add(parameter);
        return self;
    }

    public static bool IsPointer(TypeReference type) => type is PointerType or FunctionPointerType;

    public static bool IsNativeInt(TypeReference type) => type.MetadataType is MetadataType.IntPtr or MetadataType.UIntPtr;

    /// <summary>The kind of stack slot a type's values have when they are loaded or stored indirectly.</summary>
    public static TypeReference? Indirect(Code code, TypeSystem types) => code switch
    {
        Code.Ldind_I1 or Code.Stind_I1 or Code.Ldelem_I1 or Code.Stelem_I1 => types.SByte,
        Code.Ldind_U1 or Code.Ldelem_U1 => types.Byte,
        Code.Ldind_I2 or Code.Stind_I2 or Code.Ldelem_I2 or Code.Stelem_I2 => types.Int16,
        Code.Ldind_U2 or Code.Ldelem_U2 => types.UInt16,
        Code.Ldind_I4 or Code.Stind_I4 or Code.Ldelem_I4 or Code.Stelem_I4 => types.Int32,
        Code.Ldind_U4 or Code.Ldelem_U4 => types.UInt32,
        Code.Ldind_I8 or Code.Stind_I8 or Code.Ldelem_I8 or Code.Stelem_I8 => types.Int64,
        Code.Ldind_R4 or Code.Stind_R4 or Code.Ldelem_R4 or Code.Stelem_R4 => types.Single,
        Code.Ldind_R8 or Code.Stind_R8 or Code.Ldelem_R8 or Code.Stelem_R8 => types.Double,
        Code.Ldind_I or Code.Stind_I or Code.Ldelem_I or Code.Stelem_I => types.IntPtr,
        Code.Ldind_Ref or Code.Stind_Ref or Code.Ldelem_Ref or Code.Stelem_Ref => types.Object,
        _ => null,
    };
}
