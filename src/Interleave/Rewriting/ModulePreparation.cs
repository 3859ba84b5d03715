using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>What is done to a module as a whole.</summary>
internal static class ModulePreparation
{
    public static void Apply(ModuleScope scope)
    {
        // A debug build asks the runtime not to inline, which would make every access a chain of calls.
        if (scope.Module.Assembly.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "DebuggableAttribute") is { } debuggable)
            scope.Module.Assembly.CustomAttributes.Remove(debuggable);
        if (scope.Module.GetType("<Module>")?.Methods.Any(m => m.IsConstructor) == true)
            scope.World.Notes.Add($"{scope.Module.Assembly.Name.Name}: its module initialiser runs once, not in every execution.");
    }
}
