using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Checking;

/// <summary>Which races the user has allowed, and which of these were seen.</summary>
/// <param name="assembly">Its fields and methods say what an <see cref="AllowRaceAttribute"/> allows.</param>
/// <param name="names">What an option allows.</param>
internal sealed class Allowances(RewrittenAssembly assembly, IReadOnlyList<string> names)
{
    private readonly NamePattern[] patterns = [.. names.Select(n => new NamePattern(n))];
    private readonly List<AllowedRace> used = [];

    /// <summary>Those that were seen, each once.</summary>
    public IReadOnlyList<AllowedRace> Used => used;

    /// <summary>Whether a race on a field is allowed; elements of arrays and objects go by their name in the report alone.</summary>
    public bool Allow(int field)
    {
        if (field < 1 || field > assembly.Fields.Count)
            return false;
        FieldEntry entry = assembly.Fields[field - 1];
        string name = $"{entry.Type}.{entry.Name}";
        return entry.AllowedRace is { } reason ? Use(name, reason) : Allow(name);
    }

    /// <summary>Allows a race on what a report names so, as a method says.</summary>
    /// <param name="method">The method's number.</param>
    /// <param name="name">The memory.</param>
    public bool AllowIn(int method, string name) =>
        assembly.RacesAllowedIn[method - 1] is var allowance && Use($"{name} in {allowance.Method}", allowance.Reason);

    /// <summary>Whether an option allows races on what a report names so.</summary>
    public bool Allow(string name) => patterns.FirstOrDefault(p => p.Matches(name)) is { Pattern: { } pattern } && Use(name, $"allowed as {pattern}");

    private bool Use(string name, string reason)
    {
        var allowed = new AllowedRace(name, reason);
        if (!used.Contains(allowed))
            used.Add(allowed);
        return true;
    }
}
