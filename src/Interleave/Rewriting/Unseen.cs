using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Calls that reach memory past everything that is watched: while other threads run, nothing can be said of them.</summary>
internal static class Unseen
{
    private static readonly string[] FileWriters = ["Write", "Append", "Create", "Delete", "Move", "Copy", "Open", "Replace", "Set", "Encrypt", "Decrypt"];

    /// <summary>Types that refer to memory elsewhere, and what they tell without looking there.</summary>
    private static readonly HashSet<string> Windows = ["Memory`1", "ReadOnlyMemory`1", "ReadOnlySequence`1"];

    private static readonly HashSet<string> WindowShape = ["get_Length", "get_IsEmpty", "Slice", ".ctor", "op_Implicit", "get_Empty"];

    public static bool Contains(MethodReference method)
    {
        TypeReference type = method.DeclaringType.GetElementType();
        string space = type.Namespace, name = type.Name, member = method.Name;
        if (SetsProcessWide(method, type) || LooksThroughWindow(method, type) || TakesPointer(method) || IsLookup(type))
            return true;
        return space switch
        {
            "System.Reflection" => member is "SetValue" or "GetValue" or "Invoke" or "SetValueDirect" or "GetValueDirect" or "CreateDelegate" or "GetRawConstantValue",
            "System.Linq.Expressions" => member == "Compile",
            "System.Globalization" => member.StartsWith("set_", StringComparison.Ordinal),
            "System.Dynamic" => true,
            "System.Runtime" => name == "DependentHandle",
            "System.Runtime.CompilerServices" => name == "Unsafe" ? member is not ("SizeOf" or "SkipInit" or "AreSame")
                : name.StartsWith("CallSite", StringComparison.Ordinal) || member == "GetUninitializedObject",
            "System.Runtime.InteropServices" => name is "Marshal" or "GCHandle" or "MemoryMarshal" or "CollectionsMarshal" or "NativeMemory" or "ImmutableCollectionsMarshal",
            "System" => (name, member) is ("RuntimeMethodHandle", "GetFunctionPointer") or ("Delegate", "DynamicInvoke" or "CreateDelegate") or ("Environment", "SetEnvironmentVariable")
                or ("AppDomain", "SetData" or "SetPrincipalPolicy" or "SetThreadPrincipal") or ("String", "IsInterned")
                or ("Exception", "set_Source" or "set_HelpLink" or "set_HResult" or "get_Data")
                or ("ArraySegment`1", "get_Item" or "set_Item" or "CopyTo") or ("Progress`1", "Report") or ("IProgress`1", "Report"),
            "System.IO" => name is "File" or "Directory" && FileWriters.Any(w => member.StartsWith(w, StringComparison.Ordinal)),
            _ => false,
        };
    }

    /// <summary>Whether a call makes code that nobody can watch, or an object past its constructor, wherever it is used later.</summary>
    public static bool MakesCode(MethodReference method) =>
        method.Name is "CreateDelegate" or "GetFunctionPointer" or "GetUninitializedObject"
        || (method.Name == "Compile" && method.DeclaringType.Namespace == "System.Linq.Expressions");

    /// <summary>Whether a member of the framework sets what the whole process shares: <c>AppContext.SetData</c>, <c>Regex.CacheSize</c>.</summary>
    private static bool SetsProcessWide(MethodReference method, TypeReference type) =>
        !method.HasThis && method.Name.StartsWith("set", StringComparison.OrdinalIgnoreCase) && method.ReturnType.MetadataType == MetadataType.Void
        && (type.Namespace == "System" || type.Namespace.StartsWith("System.", StringComparison.Ordinal)) && type.FullName is not ("System.Buffer" or "System.Threading.SynchronizationContext");

    /// <summary>Whether a member uses the memory that a <c>Memory</c> refers to; which array that is, its value does not say.</summary>
    private static bool LooksThroughWindow(MethodReference method, TypeReference type) =>
        (IsWindow(type) && !WindowShape.Contains(method.Name)) || (!IsWindow(type) && method.Parameters.Any(p => IsWindow(TypeMath.Strip(p.ParameterType))));

    /// <summary>Whether a type is a struct through which a dictionary or set is used by other keys than its own.</summary>
    private static bool IsLookup(TypeReference type) =>
        type.Name == "AlternateLookup`1" && type.DeclaringType?.Namespace == "System.Collections.Generic";

    private static bool IsWindow(TypeReference type) => Windows.Contains(type.GetElementType().Name) && type.Namespace is "System" or "System.Buffers";

    private static bool TakesPointer(MethodReference method) =>
        method.Parameters.Any(p => TypeMath.IsPointer(TypeMath.Strip(p.ParameterType))) && method.Name != ".ctor";
}
