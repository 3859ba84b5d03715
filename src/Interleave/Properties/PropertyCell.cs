namespace Interleave.Properties;

/// <summary>Whether a property holds.</summary>
public enum Holds
{
    /// <summary>In every execution.</summary>
    Yes,

    /// <summary>Some execution breaks it.</summary>
    No,

    /// <summary>No execution was seen to break it, but not all were explored.</summary>
    Unknown,
}

/// <summary>What was found of one property of one program.</summary>
/// <param name="Property">The property.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Text">A word or two, for a table: <c>holds</c>, <c>hang</c>, <c>at most 1</c>.</param>
/// <param name="Detail">The same in a sentence, with the figures.</param>
/// <param name="Basis">The explored scenarios behind it; when it does not hold, the first one that breaks it comes first.</param>
public sealed record PropertyCell(string Property, Holds Holds, string Text, string Detail, IReadOnlyList<Observation> Basis);
