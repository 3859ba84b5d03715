using Interleave.Rewriting;

namespace Interleave.Checking;

/// <summary>Why a call is refused, and what to do instead.</summary>
internal static class Refusal
{
    /// <summary>The reason for a call as reports name it (<c>Namespace.Type.Member(…)</c>), or null.</summary>
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
        return Rewriting.Refused.Reason(generic < 0 ? type : type[..generic], path[(dot + 1)..]);
    }
}
