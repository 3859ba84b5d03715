using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>The hidden identity of each rewritten class, and the slots of its fields.</summary>
internal sealed class Layouts(World world)
{
    private readonly Dictionary<TypeDefinition, FieldDefinition> _ids = [];
    private readonly Dictionary<TypeDefinition, int> _firstSlot = [];
    private readonly Dictionary<FieldDefinition, int> _slots = [];

    /// <summary>Whether objects of the class have an identity.</summary>
    public bool IsIdentified(TypeDefinition? type)
    {
        if (type is null || !world.IsRewritten(type) || !type.IsClass || type.IsValueType || type.IsInterface)
            return false;
        if (type.IsExplicitLayout || (type.IsAbstract && type.IsSealed) || CompilerMade.IsCache(type) || CompilerMade.IsStateMachine(type))
            return false;
        return type.BaseType?.FullName is not ("System.MulticastDelegate" or "System.Delegate");
    }

    public bool IsWatched(FieldDefinition field) =>
        !field.IsStatic && IsIdentified(field.DeclaringType) && _slots.ContainsKey(field);

    public int Slot(FieldDefinition field) => First(field.DeclaringType) + _slots[field];

    /// <summary>How many fields an object of the class has, those of its rewritten bases included.</summary>
    public int Count(TypeDefinition type) => First(type) + (IsIdentified(type) ? Watched(type).Count() : 0);

    /// <summary>Numbers the fields of a class; called for every type before any code is looked at.</summary>
    public void Declare(TypeDefinition type)
    {
        if (!IsIdentified(type))
        {
            if (world.IsRewritten(type) && type is { IsClass: true, IsValueType: false, IsExplicitLayout: true })
                world.Notes.Add($"{Names.OfType(type)}: the class has an explicit layout; its fields are not watched.");
            return;
        }
        int slot = 0;
        foreach (FieldDefinition field in Watched(type))
        {
            _slots.Add(field, slot++);
            world.Fields.Add(field);
        }
    }

    /// <summary>The bases of a class that are identified, the class itself first, as seen from inside it.</summary>
    public IEnumerable<(TypeReference Reference, TypeDefinition Definition)> Chain(TypeDefinition type)
    {
        TypeReference? at = TypeMath.Self(type);
        while (at is not null && world.Resolve(at) is { } definition)
        {
            if (IsIdentified(definition))
                yield return (at, definition);
            at = definition.BaseType is null ? null : TypeMath.Substitute(definition.BaseType, at as GenericInstanceType, null);
        }
    }

    /// <summary>The identity field as code in <paramref name="type"/> names it.</summary>
    public FieldReference Id(TypeDefinition type)
    {
        (TypeReference reference, TypeDefinition root) = Chain(type).Last();
        FieldDefinition field = IdOf(root);
        if (root == type)
            return ModuleScope.Own(field);
        ModuleDefinition module = type.Module;
        return new FieldReference(field.Name, module.TypeSystem.Int32, module.ImportReference(reference, type));
    }

    public bool IsRoot(TypeDefinition type) => Chain(type).Last().Definition == type;

    private FieldDefinition IdOf(TypeDefinition root)
    {
        if (!_ids.TryGetValue(root, out FieldDefinition? field))
        {
            field = new FieldDefinition("$id", FieldAttributes.Public | FieldAttributes.NotSerialized, root.Module.TypeSystem.Int32);
            root.Fields.Add(field);
            _ids.Add(root, field);
        }
        return field;
    }

    private IEnumerable<FieldDefinition> Watched(TypeDefinition type) =>
        type.Fields.Where(f => !f.IsStatic && f.Name != "$id" && world.IsWatchable(TypeMath.Strip(f.FieldType)));

    private int First(TypeDefinition type)
    {
        if (!_firstSlot.TryGetValue(type, out int first))
        {
            foreach ((_, TypeDefinition definition) in Chain(type))
                if (definition != type)
                    first += Watched(definition).Count();
            _firstSlot.Add(type, first);
        }
        return first;
    }
}
