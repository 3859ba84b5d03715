namespace Interleave.Tracing;

/// <summary>What makes a program right under all memory models that is right under sequential consistency only; proved by the checker.</summary>
public sealed record RepairAdvice
{
    /// <summary>Whether a change was found that the checker could prove in its budget.</summary>
    public required bool Found { get; init; }

    /// <summary>Whether nothing of it can be left out; otherwise the budget ended before all was tried.</summary>
    public bool IsMinimal { get; init; }

    /// <summary>The fields to be declared volatile.</summary>
    public IReadOnlyList<string> Volatile { get; init; } = [];

    /// <summary>Memory that cannot be declared volatile, to be read and written with the methods of <see cref="System.Threading.Volatile"/>.</summary>
    public IReadOnlyList<string> VolatileAccess { get; init; } = [];

    /// <summary>The writes behind which a full fence is to be.</summary>
    public IReadOnlyList<Place> FencesAfter { get; init; } = [];

    /// <summary>The budget, when it ended before one was found; 0 when there is none.</summary>
    public double Seconds { get; init; }
}
