using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// Methods that code which is not rewritten can call: those that delegates are made over, those that override a foreign
/// member or implement one, and finalizers. They tell when a thread that the checker does not control enters them.
/// </summary>
internal sealed class EntryPass(World world)
{
    private readonly HashSet<MethodDefinition> _givenAway = [];

    /// <summary>Looks at the bodies as they were written.</summary>
    public void Collect(IEnumerable<MethodDefinition> methods)
    {
        foreach (MethodDefinition method in methods)
            foreach (Instruction instruction in method.Body.Instructions)
                if (instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn && world.Resolve((MethodReference)instruction.Operand) is { } target)
                    _givenAway.Add(target);
    }

    /// <summary>What such a method starts with.</summary>
    public IEnumerable<Instruction> Enter(MethodDefinition method)
    {
        if (!_givenAway.Contains(method) && !IsForeign(method))
            yield break;
        ModuleScope scope = world.Scope(method.Module);
        yield return Instruction.Create(OpCodes.Ldsfld, scope.Group);
        yield return Instruction.Create(OpCodes.Ldstr, Names.OfMethod(method));
        yield return Instruction.Create(OpCodes.Call, scope.Surface("Outsiders", "Enter"));
    }

    /// <summary>Whether the runtime, when it finalizes objects of the class, runs code that is rewritten.</summary>
    public bool IsFinalized(TypeDefinition type)
    {
        bool overrides = false;
        for (TypeDefinition? at = type; at is not null && at.FullName != "System.Object"; at = at.BaseType is null ? null : world.Resolve(at.BaseType))
        {
            if (at.Methods.Any(m => m is { Name: "Finalize", IsVirtual: true, Parameters.Count: 0 }))
                return overrides || world.IsRewritten(at);
            // What a foreign finalizer can call: Dispose(bool), ReleaseHandle.
            overrides |= at.Methods.Any(m => m is { IsVirtual: true, IsNewSlot: false });
        }
        return false;
    }

    private bool IsForeign(MethodDefinition method)
    {
        if (!method.IsVirtual)
            return false;
        if (method.Overrides.Any(o => IsForeign(o.DeclaringType)))
            return true;
        TypeDefinition? type = method.DeclaringType;
        if (type.Interfaces.Any(i => IsForeign(i.InterfaceType) && Declares(i.InterfaceType, method)))
            return true;
        while (type?.BaseType is { } at)
        {
            type = world.Resolve(at);
            if (type is not null && IsForeign(type) && Declares(type, method))
                return true;
        }
        return false;
    }

    private bool IsForeign(TypeReference type) => world.Resolve(type) is { } definition && !world.IsRewritten(definition);

    private bool Declares(TypeReference type, MethodDefinition method) =>
        world.Resolve(type)!.Methods.Any(m => m.IsVirtual && m.Name == method.Name && m.Parameters.Count == method.Parameters.Count);
}
