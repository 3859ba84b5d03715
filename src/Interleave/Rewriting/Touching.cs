using Mono.Cecil;

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
        "System.Object", "System.String", "System.Type", "System.Uri", "System.Version", "System.Enum", "System.ValueType", "System.Array",
        "System.IDisposable", "System.IAsyncDisposable", "System.ICloneable", "System.StringComparer", "System.TimeProvider",
        "System.TimeZoneInfo", "System.DBNull", "System.AppDomain", "System.Lazy`1", "System.WeakReference", "System.OperatingSystem",
        "System.IServiceProvider", "System.IO.TextWriter", "System.IO.TextReader", "System.GC", "System.Console", "System.Tuple",
    ];

    private static readonly string[] ReadPrefixes = ["get_", "Contains", "IndexOf", "LastIndexOf", "TryGetValue", "TryPeek", "GetEnumerator", "To", "Count", "CopyTo",
        "Peek", "Equals", "GetHashCode", "Find", "Exists", "BinarySearch", "Any", "All", "First", "Last", "TrueForAll", "GetRange", "IsSubsetOf", "IsSupersetOf",
        "Overlaps", "SetEquals", "GetValue", "GetLength", "GetUpperBound", "GetLowerBound", "ConvertAll", "ForEach"];

    private static readonly HashSet<string> ArrayWriters = ["Sort", "Fill", "Clear", "Reverse", "Resize", "Copy", "ConstrainedCopy", "SetValue", "BlockCopy"];

    public static bool IsTouchable(World world, TypeReference type)
    {
        type = TypeMath.Strip(type);
        if (type is ArrayType)
            return true;
        if (type is GenericParameter or ByReferenceType or PointerType or FunctionPointerType || world.IsValueType(type))
            return false;
        if (world.Resolve(type) is not { } definition || world.IsRewritten(definition))
            return false;
        string name = definition.FullName;
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
        "System.String" or "System.Math" or "System.Convert" or "System.Console" or "System.GC" or "System.ArgumentNullException" or "System.Object";

    /// <summary>Whether a member leaves its receiver as it is.</summary>
    public static bool IsRead(string member) => ReadPrefixes.Any(p => member.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether a member changes the argument in that position.</summary>
    public static bool Writes(MethodReference method, int argument) =>
        // What a writable span is used for is not seen: it counts as a write where it is made.
        Makes(method).Name is "Span`1" or "Memory`1" or "ArraySegment`1"
        || method.DeclaringType.FullName is "System.Array" or "System.Buffer" && ArrayWriters.Contains(method.Name)
        && !(method.Name is "Copy" or "ConstrainedCopy" or "BlockCopy" && argument == 0);

    private static TypeReference Makes(MethodReference method) => method.Name == ".ctor" ? method.DeclaringType : method.ReturnType;

    /// <summary>Reports the object on the stack, which is consumed.</summary>
    public static void Emit(Emit emit, string call, bool write)
    {
        emit.String(call);
        emit.Int(write ? 1 : 0);
        emit.Surface("Run", "Touch");
    }
}
