using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Calls that reach memory past everything that is watched: while other threads run, nothing can be said of them.</summary>
internal static class Unseen
{
    public static bool Contains(MethodReference method)
    {
        TypeReference type = method.DeclaringType.GetElementType();
        string space = type.Namespace, name = type.Name, member = method.Name;
        return space switch
        {
            "System.Reflection" => member is "SetValue" or "GetValue" or "Invoke" or "SetValueDirect" or "GetValueDirect" or "CreateDelegate" or "GetRawConstantValue",
            "System.Linq.Expressions" => member == "Compile",
            "System.Globalization" => member.StartsWith("set_", StringComparison.Ordinal),
            "System.Dynamic" => true,
            "System.Runtime.CompilerServices" => name == "Unsafe" ? member is not ("SizeOf" or "SkipInit" or "AreSame") : name.StartsWith("CallSite", StringComparison.Ordinal),
            "System.Runtime.InteropServices" => name is "Marshal" or "GCHandle" or "MemoryMarshal" or "CollectionsMarshal" or "NativeMemory" or "ImmutableCollectionsMarshal",
            "System" => (name, member) is ("Delegate", "DynamicInvoke" or "CreateDelegate") or ("Environment", "SetEnvironmentVariable" or "set_ExitCode" or "set_CurrentDirectory")
                or ("Exception", "set_Source" or "set_HelpLink" or "set_HResult" or "get_Data")
                or ("ArraySegment`1", "get_Item" or "set_Item" or "CopyTo") or ("Progress`1", "Report") or ("IProgress`1", "Report"),
            "System.IO" => name is "File" or "Directory" && Writers.Any(w => member.StartsWith(w, StringComparison.Ordinal)),
            _ => false,
        };
    }

    /// <summary>Whether a call makes code that nobody can watch, wherever it is run later.</summary>
    public static bool MakesCode(MethodReference method) =>
        method.Name == "CreateDelegate" || (method.Name == "Compile" && method.DeclaringType.Namespace == "System.Linq.Expressions");

    private static readonly string[] Writers = ["Write", "Append", "Create", "Delete", "Move", "Copy", "Open", "Replace", "Set", "Encrypt", "Decrypt"];
}
