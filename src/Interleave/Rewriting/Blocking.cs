using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Calls into the operating system that may not come back.</summary>
internal static class Blocking
{
    private static readonly HashSet<string> InMemory =
    [
        "Path", "StringReader", "StringWriter", "MemoryStream", "TextWriter", "TextReader", "Stream", "BinaryReader", "BinaryWriter",
        "IOException", "EndOfStreamException", "FileNotFoundException",
    ];

    private static readonly HashSet<string> NetValues = ["IPAddress", "IPEndPoint", "WebUtility", "HttpStatusCode"];

    public static bool MayBlock(MethodReference method)
    {
        TypeReference type = method.DeclaringType.GetElementType();
        string space = type.Namespace, name = type.Name;
        if (space == "System.IO")
            return !InMemory.Contains(name);
        if (space.StartsWith("System.IO.", StringComparison.Ordinal))
            return space is not ("System.IO.Compression" or "System.IO.Hashing");
        if (space == "System.Net" || space.StartsWith("System.Net.", StringComparison.Ordinal))
            return !NetValues.Contains(name);
        if (space == "System.Diagnostics")
            return name is "Process";
        return space == "System" && name == "Console" && method.Name.StartsWith("Read", StringComparison.Ordinal);
    }
}
