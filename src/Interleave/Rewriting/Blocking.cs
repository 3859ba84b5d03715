using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Calls into the operating system that may not come back, or come back with something else each time.</summary>
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
            return !InMemory.Contains(name) || ReadsFromAnywhere(name, method.Name);
        if (space.StartsWith("System.IO.", StringComparison.Ordinal))
            return space is not ("System.IO.Compression" or "System.IO.Hashing");
        if (space == "System.Net" || space.StartsWith("System.Net.", StringComparison.Ordinal))
            return !NetValues.Contains(name);
        if (space == "System.Diagnostics")
            return name is "Process" || (name == "Stopwatch" && method.Name is "GetTimestamp" or "GetElapsedTime" or "get_Elapsed" or "get_ElapsedMilliseconds" or "get_ElapsedTicks");
        if (IsClock(space, name, method.Name))
            return true;
        return space == "System" && name == "Console" && method.Name.StartsWith("Read", StringComparison.Ordinal);
    }

    /// <summary>A member of a class of which some wait for a file, a pipe or a keyboard.</summary>
    private static bool ReadsFromAnywhere(string type, string method) =>
        type is "TextReader" or "Stream" or "BinaryReader"
        && (method.StartsWith("Read", StringComparison.Ordinal) || method.StartsWith("CopyTo", StringComparison.Ordinal) || method is "Peek" or "PeekChar");

    /// <summary>A loop that reads a clock does not go round for ever, though it changes nothing.</summary>
    private static bool IsClock(string space, string type, string method) => space == "System" && (type, method) is
        ("DateTime" or "DateTimeOffset", "get_Now" or "get_UtcNow" or "get_Today")
        or ("Environment", "get_TickCount" or "get_TickCount64")
        or ("Guid", "NewGuid" or "CreateVersion7")
        or ("Random", "get_Shared");
}
