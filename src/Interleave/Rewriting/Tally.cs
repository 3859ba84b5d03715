using Mono.Cecil;
using Mono.Cecil.Cil;
using Interleave.Tracing;

namespace Interleave.Rewriting;

/// <summary>What has been done to one module, for <see cref="Inspection"/>.</summary>
internal sealed class Tally(ModuleDefinition module)
{
    private readonly HashSet<TypeDefinition> _types = [];
    private readonly List<RefusedPlace> _refused = [];
    private int _methods;

    public int Loops { get; set; }

    public IReadOnlyList<RefusedPlace> Refused => _refused;

    public void Add(MethodDefinition method)
    {
        _types.Add(method.DeclaringType);
        _methods++;
    }

    public void Refuse(MethodDefinition method, Instruction at, string what)
    {
        SequencePoint? point = method.DebugInformation.SequencePoints.LastOrDefault(p => !p.IsHidden && p.Offset <= at.Offset);
        _refused.Add(new RefusedPlace(
            what, Checking.Refusal.ReasonOf(what), module.Assembly.Name.Name,
            new Place(Names.OfMethod(method), point?.Document.Url, point?.StartLine ?? 0)));
    }

    public InspectedAssembly Result(IEnumerable<FieldDefinition> watched) =>
        new(module.Assembly.Name.Name, _types.Count, _methods, watched.Count(f => f.Module == module), Loops);
}
