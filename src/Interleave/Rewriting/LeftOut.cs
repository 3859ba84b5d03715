using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>
/// Code of the rewritten assemblies that the user leaves out. A call of it is one step; what the step does to the object,
/// or to the statics, is read from its code, which is there.
/// </summary>
internal sealed class LeftOut(World world)
{
    private readonly Dictionary<MethodDefinition, bool> _writes = [];
    private readonly Dictionary<TypeDefinition, bool> _synchronizes = [];

    /// <summary>Names what is left out, and makes its methods refuse what no step may do.</summary>
    public void Apply(IEnumerable<TypeDefinition> types)
    {
        var names = new List<string>();
        foreach (TypeDefinition type in types.Where(world.IsLeftOut))
        {
            if (type.DeclaringType is null || !world.IsLeftOut(type.DeclaringType))
                names.Add(type.FullName.Replace('/', '.'));
            foreach (MethodDefinition method in type.Methods.Where(m => m.HasBody && m.Body.Instructions.Count > 0))
                if (Trespass(method) is { } trespass)
                    Guard(method, $"{Names.OfMethod(method)}, which is left out and {trespass},");
        }
        if (names.Count > 0)
            world.Notes.Add($"Left out: {string.Join(", ", names.Take(5))}{(names.Count > 5 ? $" and {names.Count - 5} more types" : "")}. "
                + "Each call of it counts as one step; what happens inside is not seen, and its static fields keep their values from one execution to the next.");
    }

    /// <summary>Whether a call may change the object, or the statics when <paramref name="method"/> is static.</summary>
    public bool Writes(MethodDefinition? method)
    {
        if (method is null || !method.HasBody)
            return true;
        if (_writes.TryGetValue(method, out bool known))
            return known;
        _writes[method] = false; // for a recursive call
        return _writes[method] = method.Body.Instructions.Any(i => Writes(method, i));
    }

    /// <summary>Whether a method can reach statics that change.</summary>
    public bool UsesStatics(MethodDefinition? method) => UsesStatics(method, []);

    /// <summary>Whether the type locks by itself: then it is made to be used by several threads at once.</summary>
    public bool Synchronizes(TypeDefinition type)
    {
        if (!_synchronizes.TryGetValue(type, out bool known))
            _synchronizes[type] = known = type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
                .Any(i => i.Operand is MethodReference { DeclaringType: var owner } && owner.Namespace is "System.Threading" or "System.Collections.Concurrent");
        return known;
    }

    private bool Writes(MethodDefinition method, Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Stfld or Code.Ldflda:
                return !(method.IsConstructor || world.IsValueType(((FieldReference)instruction.Operand).DeclaringType));
            case Code.Stsfld or Code.Ldsflda or Code.Stobj or Code.Ldelema or (>= Code.Stelem_I and <= Code.Stelem_Ref) or Code.Stelem_Any:
            case >= Code.Stind_Ref and <= Code.Stind_R8:
                return true;
            case Code.Call or Code.Callvirt when instruction.Operand is MethodReference callee:
                return world.Resolve(callee) is { } definition && world.IsLeftOut(definition.DeclaringType)
                    ? Writes(definition)
                    : callee.HasThis && !Touching.IsRead(callee) && callee.Name != ".ctor" && Touching.IsTouchable(world, callee.DeclaringType);
            default:
                return false;
        }
    }

    private bool UsesStatics(MethodDefinition? method, HashSet<MethodDefinition> seen)
    {
        if (method is null || !method.HasBody || !seen.Add(method))
            return false;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.Operand is FieldReference field && instruction.OpCode.Code is Code.Ldsfld or Code.Stsfld or Code.Ldsflda
                && world.Resolve((FieldReference)instruction.Operand) is { } definition && IsState(definition))
                return true;
            if (instruction.Operand is MethodReference callee && world.Resolve(callee) is { } called && world.IsLeftOut(called.DeclaringType) && UsesStatics(called, seen))
                return true;
        }
        return false;
    }

    /// <summary>Whether a static field changes, or holds what may.</summary>
    private bool IsState(FieldDefinition field) =>
        !CompilerMade.IsCache(field.DeclaringType)
        && !(field.IsInitOnly && (world.IsValueType(field.FieldType) || field.FieldType.MetadataType == MetadataType.String || field.FieldType.FullName == "System.Object"));

    /// <summary>What a method does that no single step may do; null when it does no such thing.</summary>
    private string? Trespass(MethodDefinition method)
    {
        int entered = 0;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.Operand is FieldReference field && world.Resolve(field) is { } definition && world.IsRewritten(definition.DeclaringType)
                && !definition.IsLiteral && !world.IsValueType(definition.DeclaringType))
                return $"uses {Names.OfType(definition.DeclaringType)}.{Names.OfField(definition.Name).Name}";
            if (instruction.Operand is not MethodReference callee)
                continue;
            if (world.Calls.Find(callee) is null)
            {
                if (RefusedCallRule.IsRefused(world, callee))
                    return $"calls {Names.OfCall(callee)}";
                continue;
            }
            string owner = callee.DeclaringType.FullName;
            if (owner is "System.Threading.Monitor" or "System.Threading.Lock" or "System.Threading.Lock/Scope" && Balance(callee.Name) is { } balance)
                entered += balance;
            else if (owner is not ("System.Threading.Interlocked" or "System.Threading.Volatile" or "System.Threading.Thread")
                || callee.Name is "Start" or "Join" or "UnsafeStart" or "Sleep")
                return $"calls {Names.OfCall(callee)}";
        }
        return entered == 0 ? null : "leaves a lock taken or takes one back";
    }

    private static int? Balance(string name) => name switch
    {
        "Enter" or "TryEnter" or "EnterScope" => 1,
        "Exit" or "Dispose" => -1,
        "Pulse" or "PulseAll" or "IsEntered" or "get_IsHeldByCurrentThread" => 0,
        _ => null,
    };

    private void Guard(MethodDefinition method, string what)
    {
        ModuleScope scope = world.Scope(method.Module);
        ILProcessor il = method.Body.GetILProcessor();
        Instruction first = method.Body.Instructions[0];
        il.InsertBefore(first, Instruction.Create(OpCodes.Ldstr, what));
        il.InsertBefore(first, Instruction.Create(OpCodes.Call, scope.Surface("Run", "Unseen")));
    }
}
