using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>A method while its body is being rewritten.</summary>
internal sealed class MethodContext(ModuleScope scope, Accessors accessors, MethodDefinition method)
{
    private readonly Dictionary<string, List<VariableDefinition>> _temporaries = [];
    private readonly Dictionary<string, int> _used = [];
    private readonly Dictionary<VariableDefinition, VariableDefinition> _sources = [];

    public ModuleScope Scope { get; } = scope;

    public World World => Scope.World;

    public Accessors Accessors { get; } = accessors;

    public MethodDefinition Method { get; } = method;

    public StackFlow Stack { get; } = new(method);

    /// <summary>Where the method's lines begin, as it was compiled.</summary>
    public IDictionary<Instruction, SequencePoint> Lines { get; } = method.DebugInformation.GetSequencePointMapping();

    /// <summary>A local that is free while the current unit's replacement runs.</summary>
    public VariableDefinition Temporary(TypeReference type)
    {
        string name = type.FullName;
        if (!_temporaries.TryGetValue(name, out List<VariableDefinition>? locals))
            _temporaries.Add(name, locals = []);
        int used = _used.GetValueOrDefault(name);
        _used[name] = used + 1;
        if (used == locals.Count)
        {
            var local = new VariableDefinition(type);
            locals.Add(local);
            Method.Body.Variables.Add(local);
            Method.Body.InitLocals = true;
        }
        return locals[used];
    }

    /// <summary>The hidden local that keeps the collection which an enumerator in <paramref name="enumerator"/> walks.</summary>
    public VariableDefinition SourceOf(VariableDefinition enumerator, TypeReference collection)
    {
        if (!_sources.TryGetValue(enumerator, out VariableDefinition? source) || source.VariableType.FullName != collection.FullName)
        {
            source = new VariableDefinition(collection);
            _sources[enumerator] = source;
            Method.Body.Variables.Add(source);
            Method.Body.InitLocals = true;
        }
        return source;
    }

    public VariableDefinition? KnownSource(VariableDefinition enumerator) => _sources.GetValueOrDefault(enumerator);

    public void FreeTemporaries() => _used.Clear();
}
