using Interleave.Rewriting;

namespace Interleave.Checking;

/// <summary>Why a call is refused, and what to do instead.</summary>
internal static class Refusal
{
    /// <summary>The reason for a call as reports name it (<c>Namespace.Type.Member(…)</c>, a property without the brackets), or null.</summary>
    public static string? ReasonOf(string call)
    {
        int end = call.IndexOf('(');
        string path = end < 0 ? call : call[..end];
        int dot = path.LastIndexOf('.');
        if (dot > 0 && path[dot - 1] == '.')
            dot--;
        if (dot <= 0)
            return null;
        string type = path[..dot];
        int generic = type.IndexOf('<');
        string typeName = generic < 0 ? type : type[..generic], member = path[(dot + 1)..];
        return Rewriting.Refused.Reason(typeName, member)
            ?? (end < 0 ? Rewriting.Refused.Reason(typeName, "get_" + member) ?? Rewriting.Refused.Reason(typeName, "set_" + member) : null);
    }
}
