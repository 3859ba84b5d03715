using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Static fields of a rewritten type and the members that initialise them.</summary>
internal sealed class StaticLayout
{
    /// <summary>The execution in which the type was initialised.</summary>
    public required FieldDefinition Epoch { get; init; }

    /// <summary>The location of the first static field.</summary>
    public required FieldDefinition Location { get; init; }

    /// <summary>Initialises the type.</summary>
    public required MethodDefinition Initialize { get; init; }

    /// <summary>Initialises the type if that has not been done in this execution.</summary>
    public required MethodDefinition Check { get; init; }

    /// <summary>Whether methods and constructors check when they start.</summary>
    public required bool IsPrecise { get; init; }

    public required Dictionary<FieldDefinition, int> Slots { get; init; }
}

/// <summary>Which types have statics to be reset, and how.</summary>
internal sealed class StaticLayouts(World world)
{
    /// <summary>What becomes of a type's initialiser: a method that can be called again.</summary>
    public const string Initializer = "$cctor";

    private readonly Dictionary<TypeDefinition, StaticLayout> _layouts = [];

    public StaticLayout? Of(TypeDefinition type) => _layouts.GetValueOrDefault(type);

    public static bool IsThreadStatic(FieldDefinition field) => World.HasAttribute(field, "ThreadStaticAttribute");

    /// <summary>Turns a type's initialiser into an ordinary method; called for every type before any code is looked at.</summary>
    public void Declare(TypeDefinition type)
    {
        if (!world.IsRewritten(type) || type.IsEnum || CompilerMade.IsCache(type))
            return;
        FieldDefinition[] fields =
            [.. type.Fields.Where(f => f.IsStatic && !f.IsLiteral && (f.Attributes & FieldAttributes.HasFieldRVA) == 0 && !IsThreadStatic(f))];
        MethodDefinition? initializer = type.Methods.FirstOrDefault(m => m.IsConstructor && m.IsStatic);
        if (fields.Length == 0 && initializer is null)
            return;
        var slots = new Dictionary<FieldDefinition, int>();
        foreach (FieldDefinition field in fields)
        {
            if (!world.IsWatchable(TypeMath.Strip(field.FieldType)))
                continue;
            slots.Add(field, slots.Count);
            world.Fields.Add(field);
        }
        bool precise = initializer is not null && !type.IsBeforeFieldInit;
        if (initializer is not null)
        {
            initializer.Name = Initializer;
            initializer.IsSpecialName = false;
            initializer.IsRuntimeSpecialName = false;
        }
        type.IsBeforeFieldInit = true;
        _layouts.Add(type, new StaticBuilder(world.Scope(type.Module), type).Build(fields, slots, initializer, precise));
    }
}
