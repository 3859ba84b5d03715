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
            AllowedRace = AllowanceOf(field, name),
        });
    }

    /// <summary>The reason of the nearest <see cref="AllowRaceAttribute"/>: the field's or its property's, a type's, the assembly's.</summary>
    private static string? AllowanceOf(FieldDefinition field, string name)
    {
        string? reason = ReasonOf(field) ?? field.DeclaringType.Properties.Where(p => p.Name == name).Select(ReasonOf).FirstOrDefault(r => r is not null);
        for (TypeDefinition? type = field.DeclaringType; reason is null && type is not null; type = type.DeclaringType)
            reason = ReasonOf(type);
        return reason ?? ReasonOf(field.Module.Assembly);
    }

    private static string? ReasonOf(ICustomAttributeProvider provider) => provider.HasCustomAttributes
        ? provider.CustomAttributes.Where(a => a.AttributeType.Name == nameof(AllowRaceAttribute))
            .Select(a => a.ConstructorArguments is [{ Value: string reason }, ..] ? reason : "[AllowRace]").FirstOrDefault()
        : null;
}
