using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>One module under rewriting: its references to the surface, and what the rewriter adds to it.</summary>
internal sealed class ModuleScope(World world, ModuleDefinition module)
{
    public const string EpochType = "Interleave.Rewritten.Epoch";

    private readonly Dictionary<(string, string), MethodReference> _surface = [];
    private readonly Dictionary<MethodReference, MethodReference> _imported = [];
    private FieldDefinition? _epoch, _group;

    public World World { get; } = world;

    public ModuleDefinition Module { get; } = module;

    public Tally Tally { get; } = new(module);

    public TypeSystem Types => Module.TypeSystem;

    /// <summary>The number of the current execution.</summary>
    public FieldDefinition Epoch => _epoch ??= AddEpoch();

    /// <summary>The number of the assemblies that are rewritten together.</summary>
    public FieldDefinition Group
    {
        get
        {
            _epoch ??= AddEpoch();
            return _group!;
        }
    }

    /// <summary>A method of the surface, such as <c>Access.Load</c>.</summary>
    public MethodReference Surface(string type, string method)
    {
        if (_surface.TryGetValue((type, method), out MethodReference? known))
            return known;
        MethodDefinition definition = World.Surface.GetType("Interleave.Surface." + type)
            .Methods.First(m => m.Name == method && m.IsPublic);
        return _surface[(type, method)] = Module.ImportReference(definition);
    }

    /// <summary>A generic method of the surface for values of a type.</summary>
    public MethodReference Surface(string type, string method, TypeReference argument)
    {
        var instance = new GenericInstanceMethod(Surface(type, method));
        // What a called method's own declaration names may be of another module.
        instance.GenericArguments.Add(argument.Module == Module ? argument : Module.ImportReference(argument));
        return instance;
    }

    public TypeReference SurfaceType(string name) => Module.ImportReference(World.Surface.GetType("Interleave.Surface." + name));

    public MethodReference Import(MethodReference method)
    {
        if (!_imported.TryGetValue(method, out MethodReference? known))
            _imported[method] = known = Module.ImportReference(method);
        return known;
    }

    /// <summary>A method of a type as seen from this module, on the instantiation that <paramref name="owner"/> names.</summary>
    public MethodReference On(MethodDefinition method, TypeReference owner)
    {
        MethodReference imported = Import(method);
        if (owner is not GenericInstanceType)
            return imported;
        var result = new MethodReference(imported.Name, imported.ReturnType, owner)
        {
            HasThis = imported.HasThis,
            ExplicitThis = imported.ExplicitThis,
            CallingConvention = imported.CallingConvention,
        };
        foreach (ParameterDefinition parameter in imported.Parameters)
            result.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        return result;
    }

    /// <summary>A field as its own type's members name it.</summary>
    public static FieldReference Own(FieldDefinition field) => field.DeclaringType.HasGenericParameters
        ? new FieldReference(field.Name, field.FieldType, TypeMath.Self(field.DeclaringType))
        : field;

    /// <summary>A method as its own type's members name it.</summary>
    public MethodReference Own(MethodDefinition method) => On(method, TypeMath.Self(method.DeclaringType));

    private FieldDefinition AddEpoch()
    {
        int split = EpochType.LastIndexOf('.');
        var type = new TypeDefinition(
            EpochType[..split], EpochType[(split + 1)..],
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, Types.Object);
        FieldDefinition field = AddNumber(type, "Current", "Set");
        _group = AddNumber(type, "Group", "Join");
        // Module initialisers run before the loader can set the number; 0 is what no type's statics may take for theirs.
        var first = new MethodDefinition(
            ".cctor", MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            Types.Void);
        ILProcessor il = first.Body.GetILProcessor();
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Stsfld, field);
        il.Emit(OpCodes.Ret);
        type.Methods.Add(first);
        Module.Types.Add(type);
        return field;
    }

    /// <summary>A static field, and the method that the loader sets it with.</summary>
    private FieldDefinition AddNumber(TypeDefinition type, string name, string setter)
    {
        var field = new FieldDefinition(name, FieldAttributes.Public | FieldAttributes.Static, Types.Int32);
        type.Fields.Add(field);
        var set = new MethodDefinition(setter, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, Types.Void);
        set.Parameters.Add(new ParameterDefinition("value", ParameterAttributes.None, Types.Int32));
        ILProcessor il = set.Body.GetILProcessor();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Stsfld, field);
        il.Emit(OpCodes.Ret);
        type.Methods.Add(set);
        return field;
    }
}
