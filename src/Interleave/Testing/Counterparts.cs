using System.Reflection;
using System.Runtime.Loader;
using Interleave.Rewriting;

namespace Interleave.Testing;

/// <summary>Finds in the rewritten copy what is known from the original.</summary>
/// <remarks>By name, not by token: the rewriter adds members, which moves tokens.</remarks>
internal sealed class Counterparts(RewrittenAssembly copy)
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly AssemblyLoadContext _context = AssemblyLoadContext.GetLoadContext(copy.Assembly)!;

    /// <summary>The type in the copy; the same type when it is not rewritten.</summary>
    public Type Of(Type type)
    {
        if (type.IsArray)
            return type.IsSZArray ? Of(type.GetElementType()!).MakeArrayType() : Of(type.GetElementType()!).MakeArrayType(type.GetArrayRank());
        if (type.IsByRef)
            return Of(type.GetElementType()!).MakeByRefType();
        if (type.IsConstructedGenericType)
            return Of(type.GetGenericTypeDefinition()).MakeGenericType([.. type.GetGenericArguments().Select(Of)]);
        Assembly assembly = _context.LoadFromAssemblyName(type.Assembly.GetName());
        return assembly == type.Assembly ? type : assembly.GetType(type.FullName!, throwOnError: true)!;
    }

    /// <summary>The method in the copy; the same method when it is not rewritten.</summary>
    public MethodInfo Of(MethodInfo method)
    {
        Type owner = Of(method.DeclaringType!);
        if (owner == method.DeclaringType)
            return method;
        var definition = (MethodInfo)method.Module.ResolveMethod(method.MetadataToken)!;
        Type open = owner.IsConstructedGenericType ? owner.GetGenericTypeDefinition() : owner;
        string signature = definition.ToString()!;
        MethodInfo found = open.GetMethods(Declared).First(m => m.IsStatic == definition.IsStatic && m.ToString() == signature);
        var closed = (MethodInfo)MethodBase.GetMethodFromHandle(found.MethodHandle, owner.TypeHandle)!;
        return method.IsGenericMethod ? closed.MakeGenericMethod([.. method.GetGenericArguments().Select(Of)]) : closed;
    }

    /// <summary>The field in the copy.</summary>
    public FieldInfo Of(FieldInfo field) => Of(field.DeclaringType!).GetField(field.Name, Declared)!;
}
