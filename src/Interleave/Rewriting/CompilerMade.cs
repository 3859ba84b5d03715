using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Types that the C# compiler adds for its own purposes.</summary>
internal static class CompilerMade
{
    /// <summary>Whether the statics are caches of delegates or data: the same in every execution, so left alone.</summary>
    public static bool IsCache(TypeDefinition type)
    {
        for (TypeDefinition? at = type; at is not null; at = at.DeclaringType)
        {
            string name = at.Name;
            if (name == "<Module>" || name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
                return true;
            if (name.StartsWith("<>O", StringComparison.Ordinal) || name.StartsWith("<>o", StringComparison.Ordinal))
                return true;
            if (name.StartsWith("<>c", StringComparison.Ordinal) && !name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal))
                return true;
            if (name.StartsWith('<') && name.Contains(">O__", StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
