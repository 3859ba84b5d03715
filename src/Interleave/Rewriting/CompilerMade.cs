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

    /// <summary>
    /// Whether the type is what an asynchronous method is while it waits. One thread at a time goes on with it, each after
    /// the one before has said where it waits: its fields are as local as the variables that they were.
    /// </summary>
    public static bool IsStateMachine(TypeDefinition type) =>
        type.Name.StartsWith('<') && type.HasInterfaces
        && type.Interfaces.Any(i => i.InterfaceType.FullName == "System.Runtime.CompilerServices.IAsyncStateMachine");
}
