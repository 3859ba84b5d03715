using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>All assemblies that are rewritten together, and what the rules know of them.</summary>
internal sealed class World
{
    private readonly Dictionary<ModuleDefinition, ModuleScope> _scopes = [];
    private readonly Dictionary<TypeDefinition, bool> _rewritten = [];
    private readonly Dictionary<TypeReference, TypeDefinition?> _types = [];
    private readonly NamePattern[] _excluded;

    public World(IEnumerable<AssemblyDefinition> assemblies, AssemblyDefinition surface, RewritingOptions options)
    {
        Surface = surface.MainModule;
        _excluded = [.. options.Exclude.Select(p => new NamePattern(p))];
        foreach (AssemblyDefinition assembly in assemblies)
            _scopes.Add(assembly.MainModule, new ModuleScope(this, assembly.MainModule));
        Calls = new CallTable(this);
        Layouts = new Layouts(this);
        Statics = new StaticLayouts(this);
        LeftOut = new LeftOut(this);
    }

    /// <summary>The assembly that rewritten code calls.</summary>
    public ModuleDefinition Surface { get; }

    public IEnumerable<ModuleScope> Scopes => _scopes.Values;

    public CallTable Calls { get; }

    public Layouts Layouts { get; }

    public StaticLayouts Statics { get; }

    public LeftOut LeftOut { get; }

    public FieldTable Fields { get; } = new();

    public RaceAllowances Allowances { get; } = new();

    public List<LoopEntry> Loops { get; } = [];

    public List<string> Notes { get; } = [];

    public ModuleScope Scope(ModuleDefinition module) => _scopes[module];

    /// <summary>The declaration behind a reference; null when its assembly is not to be had.</summary>
    public TypeDefinition? Resolve(TypeReference type)
    {
        if (type is TypeDefinition definition)
            return definition;
        if (type is GenericParameter or ArrayType or ByReferenceType or PointerType or FunctionPointerType)
            return null;
        type = type.GetElementType();
        if (!_types.TryGetValue(type, out TypeDefinition? resolved))
        {
            try
            {
                resolved = type.Resolve();
            }
            catch (AssemblyResolutionException)
            {
                resolved = null;
            }
            _types[type] = resolved;
        }
        return resolved;
    }

    public FieldDefinition? Resolve(FieldReference field)
    {
        if (field is FieldDefinition definition)
            return definition;
        TypeDefinition? type = Resolve(field.DeclaringType);
        return type?.Fields.FirstOrDefault(f => f.Name == field.Name);
    }

    public MethodDefinition? Resolve(MethodReference method)
    {
        if (method is MethodDefinition definition)
            return definition;
        if (Resolve(method.DeclaringType) is null)
            return null;
        try
        {
            return method.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>Whether the type's code is rewritten.</summary>
    public bool IsRewritten(TypeDefinition? type)
    {
        if (type is null || !_scopes.ContainsKey(type.Module))
            return false;
        if (!_rewritten.TryGetValue(type, out bool known))
        {
            string name = type.FullName.Replace('/', '.');
            // A type of COM has no code of its own, and the runtime allows none to be added.
            known = !type.IsImport
                && !_excluded.Any(p => p.Matches(name) || p.Matches(type.Namespace))
                && (type.DeclaringType is null || IsRewritten(type.DeclaringType));
            _rewritten[type] = known;
        }
        return known;
    }

    /// <summary>Whether the type is of an assembly that is rewritten, and is itself left as it is.</summary>
    public bool IsLeftOut(TypeDefinition? type) => type is not null && _scopes.ContainsKey(type.Module) && !IsRewritten(type);

    public bool IsValueType(TypeReference type) => type switch
    {
        GenericParameter parameter => parameter.HasNotNullableValueTypeConstraint,
        ArrayType or ByReferenceType or PointerType or FunctionPointerType => false,
        _ when type.IsPrimitive => true,
        _ => Resolve(type)?.IsValueType ?? type.IsValueType,
    };

    /// <summary>Whether values of the type live on the stack only.</summary>
    public bool IsByRefLike(TypeReference type)
    {
        if (type is GenericParameter parameter)
            return ((int)parameter.Attributes & 0x20) != 0;
        return Resolve(type) is { IsValueType: true } definition && HasAttribute(definition, "IsByRefLikeAttribute");
    }

    /// <summary>Whether memory of the type is watched.</summary>
    public bool IsWatchable(TypeReference type) =>
        type is not ByReferenceType && !TypeMath.IsPointer(type) && type.MetadataType != MetadataType.TypedByReference && !IsByRefLike(type);

    public static bool HasAttribute(ICustomAttributeProvider provider, string name) =>
        provider.HasCustomAttributes && provider.CustomAttributes.Any(a => a.AttributeType.Name == name);
}
