using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>The numbers and names of watched declarations.</summary>
internal sealed class FieldTable
{
    private readonly Dictionary<FieldDefinition, int> _ids = [];
    private readonly List<FieldEntry> _entries = [];

    public IReadOnlyList<FieldEntry> Entries => _entries;

    public IEnumerable<FieldDefinition> Declarations => _ids.Keys;

    public int this[FieldDefinition field] => _ids[field];

    public void Add(FieldDefinition field)
    {
        int id = _entries.Count + 1;
        _ids.Add(field, id);
        (string name, bool generated) = Names.OfField(field.Name);
        _entries.Add(new FieldEntry(
            id, Names.OfType(field.DeclaringType), name, Names.OfValue(TypeMath.Strip(field.FieldType)), field.IsStatic, generated)
        {
            AllowedRace = RaceAllowances.Of(field, name),
        });
    }
}
