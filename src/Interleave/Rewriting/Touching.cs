using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Which objects of classes that are not rewritten are watched as a whole, and which members change them.</summary>
internal static class Touching
{
    private static readonly string[] Unwatched =
    [
        "System.Reflection", "System.Globalization", "System.Text.RegularExpressions", "System.Threading", "System.Timers",
        "System.Collections.Immutable", "System.Collections.Frozen", "System.Collections.Concurrent", "System.Linq.Expressions",
        "System.Runtime", "System.Resources", "System.Diagnostics.CodeAnalysis", "System.Numerics", "System.Buffers",
        "Xunit", "NUnit", "Microsoft.VisualStudio", "FsCheck", "Interleave",
    ];

    private static readonly HashSet<string> Immutable =
    [
        "System.Object", "System.String", "System.Type", "System.Uri", "System.Version", "System.Enum", "System.ValueType",
        "System.IDisposable", "System.IAsyncDisposable", "System.ICloneable", "System.StringComparer", "System.TimeProvider",
        "System.TimeZoneInfo", "System.DBNull", "System.AppDomain", "System.Lazy`1", "System.OperatingSystem",
        "System.IServiceProvider", "System.IO.TextReader", "System.GC", "System.Console", "System.Tuple",
    ];

    private static readonly string[] ReadPrefixes = ["get_", "Contains", "IndexOf", "LastIndexOf", "TryGetValue", "TryPeek", "GetEnumerator", "To", "Count", "CopyTo",
        "Peek", "Equals", "GetHashCode", "Find", "Exists", "BinarySearch", "Any", "All", "First", "Last", "TrueForAll", "GetRange", "IsSubsetOf", "IsSupersetOf",
        "Overlaps", "SetEquals", "GetValue", "GetLength", "GetUpperBound", "GetLowerBound", "ConvertAll", "ForEach"];

    private static readonly HashSet<string> ExtensionWriters = ["AddRange", "InsertRange", "Remove", "TryAdd"];

    public static bool IsTouchable(World world, TypeReference type)
    {
        type = TypeMath.Strip(type);
        if (type is ArrayType)
            return true;
        if (type is GenericParameter or ByReferenceType or PointerType or FunctionPointerType || world.IsValueType(type))
            return false;
        if (world.Resolve(type) is not { } definition || world.IsRewritten(definition))
            return false;
        if (world.IsLeftOut(definition))
            return definition is { IsInterface: false } && definition.BaseType?.FullName != "System.MulticastDelegate";
        string name = definition.FullName;
        if (name is "System.Runtime.CompilerServices.StrongBox`1" or "System.Runtime.CompilerServices.ConditionalWeakTable`2")
            return true;
        if (definition.Name == "Builder" && definition.DeclaringType?.Namespace == "System.Collections.Immutable")
            return true;
        if (definition.DeclaringType is { } outer)
            return IsTouchable(world, outer);
        if (Immutable.Contains(name) || Unwatched.Any(s => definition.Namespace == s || definition.Namespace.StartsWith(s + ".", StringComparison.Ordinal)))
            return false;
        string simple = definition.Name;
        if (simple.Contains("Compar", StringComparison.Ordinal) || simple.StartsWith("Encod", StringComparison.Ordinal) || simple.StartsWith("Tuple`", StringComparison.Ordinal)
            || simple.StartsWith("IEquatable", StringComparison.Ordinal) || simple.Contains("Formattable", StringComparison.Ordinal)
            || simple.StartsWith("IFormatProvider", StringComparison.Ordinal) || simple.StartsWith("ICustomFormatter", StringComparison.Ordinal)
            || simple.StartsWith("IConvertible", StringComparison.Ordinal) || simple.Contains("Parsable", StringComparison.Ordinal))
            return false;
        for (TypeDefinition? at = definition; at is not null; at = at.BaseType is null ? null : world.Resolve(at.BaseType))
            if (at.FullName is "System.Exception" or "System.Attribute" or "System.Delegate" or "System.MulticastDelegate" or "System.Text.Encoding")
                return false;
        return true;
    }

    /// <summary>Whether a member only looks at what it is given for as long as it takes to make a string or a number.</summary>
    public static bool IsPure(MethodReference method) => !method.HasThis && method.DeclaringType.FullName is
        "System.String" or "System.Math" or "System.Convert" or "System.Console" or "System.GC" or "System.ArgumentNullException" or "System.Object"
        or "System.Runtime.CompilerServices.RuntimeHelpers"
        && (method.DeclaringType.Namespace == "System.Runtime.CompilerServices"
            || !method.Parameters.Any(p => p.ParameterType is ArrayType || p.ParameterType.Namespace.StartsWith("System.Collections", StringComparison.Ordinal)));

    /// <summary>Whether a member leaves the elements of an array that it is given as they are.</summary>
    private static bool ReadsArray(MethodReference method) => method.DeclaringType.GetElementType() is var type
        && (type.Name is "ReadOnlySpan`1" or "ReadOnlyMemory`1" || TypeMath.Strip(method.ReturnType).Name is "ReadOnlySpan`1" or "ReadOnlyMemory`1"
            || type.FullName is "System.String" or "System.Convert" or "System.Console" or "System.Linq.Enumerable" or "System.BitConverter"
            || (method.Name == ".ctor" && type.Namespace.StartsWith("System.Collections", StringComparison.Ordinal))
            || (type.FullName == "System.Array" && UseOf(method) == CollectionUse.Read)
            || method.Name is "AddRange" or "GetString" or "GetCharCount" or "Write" or "WriteLine" or "Append" or "UnionWith" or "ExceptWith"
                or "IntersectWith" or "SequenceEqual" or "Concat");

    /// <summary>Whether a call is of a member that <see cref="object"/> has, and is answered with what is in the receiver.</summary>
    public static bool TellsContents(MethodReference method, TypeReference? receiver) =>
        method.Name == "ToString" && method.DeclaringType.FullName == "System.Object" && receiver?.FullName is "System.Text.StringBuilder" or "System.IO.StringWriter";

    /// <summary>Whether a member of a node of a linked list uses the list.</summary>
    public static bool UsesListOfNode(MethodReference method) =>
        method.Name != "get_Value" && method.DeclaringType.GetElementType().FullName == "System.Collections.Generic.LinkedListNode`1";

    /// <summary>Whether what a member returns shows what is in its receiver or first argument.</summary>
    public static bool MakesView(MethodReference method)
    {
        if (method.Name == ".ctor")
            return method.DeclaringType.GetElementType().FullName is "System.Collections.ObjectModel.ReadOnlyCollection`1"
                or "System.Collections.ObjectModel.ReadOnlyDictionary`2" or "System.Collections.ObjectModel.ReadOnlyObservableCollection`1" or "System.Collections.ObjectModel.Collection`1" or "System.IO.StringWriter";
        TypeReference type = method.DeclaringType.GetElementType();
        if (!method.HasThis)
            return (type.FullName == "System.Linq.Enumerable" && TypeMath.Strip(method.ReturnType).Namespace is "System.Collections.Generic" or "System.Linq"
                && !method.Name.StartsWith("To", StringComparison.Ordinal)) || (type.FullName == "System.Array" && method.Name == "AsReadOnly");
        return method.Name is "get_Keys" or "get_Values" or "AsReadOnly" or "GetViewBetween" or "GetEnumerator" or "GetStringBuilder";
    }

    /// <summary>Whether a member leaves its receiver as it is.</summary>
    public static bool IsRead(MethodReference method) =>
        UseOf(method) is { } use
            ? use != CollectionUse.Write || method.Name == "CopyTo"
            : IsRead(method.Name) && !(method.Name == "GetValue" && method.DeclaringType.Name.StartsWith("ConditionalWeakTable`", StringComparison.Ordinal));

    /// <summary>Whether a member of a collection has nothing to do with what is in it.</summary>
    public static bool LeavesAlone(MethodReference method) => UseOf(method) == CollectionUse.Neither;

    private static CollectionUse? UseOf(MethodReference method) => CollectionMembers.UseOf(method.DeclaringType.GetElementType().FullName, method.Name);

    /// <summary>Whether a member of that name leaves its receiver as it is, as far as names tell.</summary>
    public static bool IsRead(string member) => ReadPrefixes.Any(p => member.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether a member changes the argument in that position.</summary>
    public static bool Writes(MethodReference method, int argument) =>
        // What a writable window is used for is not seen: it counts as a write where it is made.
        Makes(method).Name is "Span`1" or "Memory`1" or "ArraySegment`1"
        || (argument == 0 && method.DeclaringType.FullName == "System.Collections.Generic.CollectionExtensions" && ExtensionWriters.Contains(method.Name))
        || (IsArray(method.Parameters[argument].ParameterType) && !ReadsArray(method) && !(method.DeclaringType.FullName is "System.Array" or "System.Buffer"))
        || method.DeclaringType.FullName is "System.Array" or "System.Buffer" && UseOf(method) == CollectionUse.Write
        && !(method.Name is "Copy" or "ConstrainedCopy" or "BlockCopy" && argument == 0);

    private static bool IsArray(TypeReference type) => type is ArrayType || type.FullName == "System.Array";

    /// <summary>Whether a member makes something through which the elements of an array are used later.</summary>
    public static bool MakesWindow(MethodReference method) =>
        TypeMath.Strip(Makes(method)).Name is "Span`1" or "ReadOnlySpan`1" or "Memory`1" or "ReadOnlyMemory`1" or "ArraySegment`1";

    /// <summary>Whether that is a span, each use of which is seen: to make it uses nothing.</summary>
    private static bool MakesSpan(MethodReference method) => TypeMath.Strip(Makes(method)).Name is "Span`1" or "ReadOnlySpan`1";

    /// <summary>Whether an argument is a thing to be kept or looked for in a collection, whatever is in it.</summary>
    public static bool IsItem(MethodReference callee, int parameter) =>
        parameter >= 0 && callee.Parameters[parameter].ParameterType is GenericParameter { Type: GenericParameterType.Type }
        && callee.DeclaringType.Namespace.StartsWith("System.Collections", StringComparison.Ordinal);

    private static TypeReference Makes(MethodReference method) => method.Name == ".ctor" ? method.DeclaringType : method.ReturnType;

    /// <summary>Reports the object on the stack, which is consumed.</summary>
    public static void Emit(Emit emit, string call, bool write) => Emit(emit, call, write, "Touch");

    /// <summary>Reports the argument on the stack, which is consumed.</summary>
    public static void Emit(Emit emit, MethodReference callee, Argument argument)
    {
        if (argument.IsSpanned && MakesSpan(callee))
            emit.Surface("Run", "Spanned");
        else
            Emit(emit, Names.OfUse(callee), argument.Write,
                argument.IsStep ? "Step" : argument.IsSpanned ? "TouchSpanned" : argument.Inherited ? "TouchInherited" : "Touch");
    }

    /// <summary>Reports a use of the list that the node on the stack, which is consumed, is in; and of the node itself when that is changed.</summary>
    public static void EmitNode(Emit emit, MethodReference callee, bool write)
    {
        if (write)
        {
            emit.Op(OpCodes.Dup);
            Emit(emit, Names.OfUse(callee), write);
        }
        emit.String(Names.OfUse(callee));
        emit.Int(write ? 1 : 0);
        emit.Surface("Enumerated", "TouchList", ((GenericInstanceType)callee.DeclaringType).GenericArguments[0]);
    }

    /// <summary>Reports a use of the static fields of a class that is not rewritten.</summary>
    public static void EmitStatics(Emit emit, TypeReference type, string call, bool write, bool step)
    {
        emit.TypeOf(type);
        Emit(emit, call, write, step ? "Step" : "TouchStatics");
    }

    private static void Emit(Emit emit, string call, bool write, string how)
    {
        emit.String(call);
        emit.Int(write ? 1 : 0);
        emit.Surface("Run", how);
    }
}
