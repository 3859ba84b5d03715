using System.Reflection;
using Interleave.Surface;
using Interleave.Surface.Calls;

namespace Interleave.Tests.Surface;

/// <summary>How a replacing method's signature follows from that of the member it replaces.</summary>
internal static class Convention
{
    /// <summary>Types that stand in for one that cannot be made outside of the framework; their own methods stand in for its.</summary>
    private static readonly Dictionary<Type, Type> StandIns = new() { [typeof(Lock.Scope)] = typeof(LockScope) };

    private const string Base = Interleave.Rewriting.CallTable.Base;

    public static IEnumerable<Type> Classes =>
        typeof(ReplacesAttribute).Assembly.GetTypes().Where(t => t.IsDefined(typeof(ReplacesAttribute)));

    public static IEnumerable<MethodInfo> Methods(Type calls) =>
        calls.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    public static Type Replaced(Type calls) => calls.GetCustomAttribute<ReplacesAttribute>()!.Type;

    /// <summary>All members that are replaced, by <see cref="Expected"/>.</summary>
    public static HashSet<string> Replacing { get; } =
    [
        .. Classes.SelectMany(c => Methods(c).Select(m => Actual(Replaced(c), m))),
        .. StandIns.SelectMany(pair => pair.Value
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(m => Signature(pair.Key, m.Name, 0, [pair.Key.MakeByRefType(), .. Parameters(m)], m.ReturnType, 0))),
    ];

    public static string Actual(Type replaced, MethodInfo call) =>
        Signature(replaced, call.Name.StartsWith(Base, StringComparison.Ordinal) ? call.Name[Base.Length..] : call.Name, call.GetGenericArguments().Length, ByReference(replaced, call), call.ReturnType, 0);

    /// <summary>A struct may be taken as it is where its member takes it by reference.</summary>
    private static IEnumerable<Type> ByReference(Type replaced, MethodBase call) =>
        Parameters(call).Select((type, i) => i == 0 && Open(type) == replaced && type.IsValueType ? type.MakeByRefType() : type);

    /// <remarks>The type's own parameters come before the method's.</remarks>
    public static string Expected(MethodBase member)
    {
        Type type = member.DeclaringType!;
        int outer = type.GetGenericArguments().Length;
        if (member is not MethodInfo method)
            return Signature(type, "New", outer, Parameters(member), type, outer);
        Type receiver = type.IsValueType ? type.MakeByRefType() : type;
        IEnumerable<Type> parameters = method.IsStatic ? Parameters(method) : [receiver, .. Parameters(method)];
        return Signature(type, method.Name, outer + method.GetGenericArguments().Length, parameters, method.ReturnType, outer);
    }

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static IEnumerable<Type> Parameters(MethodBase method) => method.GetParameters().Select(p => p.ParameterType);

    private static string Signature(Type type, string name, int arity, IEnumerable<Type> parameters, Type result, int outer) =>
        $"{type.FullName}.{name}`{arity}({string.Join(", ", parameters.Select(p => Name(p, outer)))}) : {Name(result, outer)}";

    private static string Name(Type type, int outer)
    {
        if (type.HasElementType)
            return Name(type.GetElementType()!, outer) + (type.IsByRef ? "&" : type.IsPointer ? "*" : "[]");
        if (type.IsGenericParameter)
            return "!" + (type.IsGenericMethodParameter ? outer + type.GenericParameterPosition : type.GenericParameterPosition);
        if (StandIns.TryGetValue(type, out Type? standIn))
            type = standIn;
        return type.IsGenericType
            ? $"{type.GetGenericTypeDefinition().FullName}<{string.Join(", ", type.GetGenericArguments().Select(a => Name(a, outer)))}>"
            : type.FullName!;
    }
}
