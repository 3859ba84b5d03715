using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>The scope that a <c>lock</c> on a <c>Lock</c> opens is a type of the surface: a stand-in cannot make the framework's.</summary>
internal static class LockScopeRedirect
{
    public static void Apply(ModuleScope scope)
    {
        if (scope.World.Surface.GetType(CallTable.Namespace, "LockScope") is null)
            return;
        foreach (TypeReference type in scope.Module.GetTypeReferences().ToArray())
        {
            if (type.FullName != "System.Threading.Lock/Scope")
                continue;
            type.DeclaringType = null;
            type.Namespace = CallTable.Namespace;
            type.Name = "LockScope";
            type.Scope = scope.Surface("Run", "Refuse").DeclaringType.Scope;
            type.IsValueType = true;
        }
    }
}
