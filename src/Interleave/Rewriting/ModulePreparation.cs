using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using MethodAttributes = Mono.Cecil.MethodAttributes;

namespace Interleave.Rewriting;

/// <summary>What is done to a module as a whole.</summary>
internal static class ModulePreparation
{
    private const string Initializer = "$module";

    public static void Apply(ModuleScope scope)
    {
        // A debug build asks the runtime not to inline, which would make every access a chain of calls.
        if (scope.Module.Assembly.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "DebuggableAttribute") is { } debuggable)
            scope.Module.Assembly.CustomAttributes.Remove(debuggable);
        if (scope.Module.GetType("<Module>") is { } global && global.Methods.FirstOrDefault(m => m.IsConstructor) is { } initializer)
            Rename(scope, global, initializer);
    }

    /// <summary>Runs the module initialiser of a rewritten assembly; null when it has none.</summary>
    public static Action? InitializerOf(Assembly assembly) =>
        assembly.ManifestModule.GetMethod(Initializer, BindingFlags.Static | BindingFlags.Public, null, CallingConventions.Any, [], null)?.CreateDelegate<Action>();

    /// <summary>The initialiser becomes a method, which the runtime's call is led to and which each execution calls again.</summary>
    private static void Rename(ModuleScope scope, TypeDefinition global, MethodDefinition initializer)
    {
        var first = new MethodDefinition(initializer.Name, initializer.Attributes, scope.Types.Void);
        ILProcessor il = first.Body.GetILProcessor();
        il.Emit(OpCodes.Call, initializer);
        il.Emit(OpCodes.Ret);
        initializer.Name = Initializer;
        initializer.Attributes = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig;
        global.Methods.Add(first);
    }
}
