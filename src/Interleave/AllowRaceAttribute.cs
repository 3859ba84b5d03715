namespace Interleave;

/// <summary>
/// Races on a field, or on the fields of a type or an assembly, are neither remarked on nor counted as failures; on a method,
/// those of its own accesses (lambdas and local functions included, not what it calls), whoever is on the other side. Reports
/// name those that were seen, with the reason. What a race breaks still fails: a torn value, a lost update.
/// </summary>
/// <remarks>It is known by its name, so that a program may declare its own instead of referring to this one.</remarks>
/// <param name="reason">Why the race does no harm.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
public sealed class AllowRaceAttribute(string reason) : Attribute
{
    /// <summary>Why the race does no harm.</summary>
    public string Reason { get; } = reason;
}
