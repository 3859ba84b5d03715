using System.Text;
using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Names as a reader of the source would write them.</summary>
internal static class Names
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool", ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Char"] = "char",
        ["System.Int16"] = "short", ["System.UInt16"] = "ushort", ["System.Int32"] = "int", ["System.UInt32"] = "uint",
        ["System.Int64"] = "long", ["System.UInt64"] = "ulong", ["System.IntPtr"] = "nint", ["System.UIntPtr"] = "nuint",
        ["System.Single"] = "float", ["System.Double"] = "double", ["System.Decimal"] = "decimal",
        ["System.String"] = "string", ["System.Object"] = "object",
    };

    /// <summary>The source name of a field, and whether the compiler alone made it.</summary>
    public static (string Name, bool Generated) OfField(string name)
    {
        int end = name.IndexOf('>');
        if (!name.StartsWith('<') || end < 0)
            return (name, name.Contains('$'));
        string inner = name[1..end], tail = name[(end + 1)..];
        if (inner.Length == 0)
            return tail.StartsWith("3__", StringComparison.Ordinal) ? (tail[3..], true) : (tail[(tail.LastIndexOf('_') + 1)..], true);
        // A property's storage, a primary constructor's parameter, a local kept by an iterator.
        return (inner, !(tail == "k__BackingField" || tail == "P" || tail == "i__Field" || tail.StartsWith("5__", StringComparison.Ordinal)));
    }

    /// <summary>A type without its namespace; closures and state machines go by the type that holds them.</summary>
    public static string OfType(TypeDefinition type)
    {
        if (type.DeclaringType is not null)
            return type.Name.StartsWith('<') ? OfType(type.DeclaringType) : OfType(type.DeclaringType) + "." + Plain(type.Name);
        return Plain(type.Name);
    }

    /// <summary>A method with its type; a local function or lambda goes by the method that holds it.</summary>
    public static string OfMethod(MethodDefinition method)
    {
        string name = method.Name;
        if (name == "MoveNext" && method.DeclaringType.Name.StartsWith('<'))
            name = method.DeclaringType.Name;
        if (name.StartsWith('<') && name.IndexOf('>') is > 1 and var end)
            name = name[1..end];
        return OfType(method.DeclaringType) + "." + (method.IsConstructor || name == StaticLayouts.Initializer ? OfType(method.DeclaringType).Split('.')[^1] : name);
    }

    /// <summary>A member of a type outside, with its namespace: how refusals name it.</summary>
    public static string OfCall(MethodReference method)
    {
        string name = Full(method.DeclaringType) + "." + (method.Name == ".ctor" ? Plain(method.DeclaringType.Name) : Member(method.Name));
        bool isProperty = Member(method.Name) != method.Name && method.Parameters.Count == (method.Name[0] == 's' ? 1 : 0);
        return isProperty ? name : name + "(" + string.Join(", ", method.Parameters.Select(p => OfValue(TypeMath.ParameterType(method, p.Index)))) + ")";
    }

    /// <summary>A member of a type outside, short: how uses of objects are named.</summary>
    public static string OfUse(MethodReference method) =>
        Plain(method.DeclaringType.Name) + "." + (method.Name == ".ctor" ? "new" : Member(method.Name));

    public static string OfValue(TypeReference type)
    {
        if (Keywords.TryGetValue(type.FullName, out string? keyword))
            return keyword;
        switch (type)
        {
            case ArrayType array:
                return OfValue(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]";
            case ByReferenceType reference:
                return "ref " + OfValue(reference.ElementType);
            case PointerType pointer:
                return OfValue(pointer.ElementType) + "*";
            case GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable:
                return OfValue(nullable.GenericArguments[0]) + "?";
            case GenericInstanceType instance:
                var text = new StringBuilder(Plain(instance.Name));
                return text.Append('<').AppendJoin(", ", instance.GenericArguments.Select(OfValue)).Append('>').ToString();
            // In a reference to a generic method that is not resolved, they have only numbers.
            case GenericParameter when type.Name.StartsWith('!'):
                return "T";
            default:
                return Plain(type.Name);
        }
    }

    private static string Full(TypeReference type)
    {
        if (type.DeclaringType is not null)
            return Full(type.DeclaringType) + "." + Plain(type.Name);
        return type.Namespace.Length == 0 ? Plain(type.Name) : type.Namespace + "." + Plain(type.Name);
    }

    private static string Member(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;

    private static string Plain(string name)
    {
        int tick = name.IndexOf('`');
        return tick < 0 ? name : name[..tick];
    }
}
