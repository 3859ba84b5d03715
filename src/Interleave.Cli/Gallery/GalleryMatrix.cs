using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>What was found for one problem.</summary>
/// <param name="Story">What the problem is about.</param>
/// <param name="Matrices">Its matrices: solutions of which different things are asked stand in different ones.</param>
internal sealed record GalleryAnswer(string Story, IReadOnlyList<GalleryMatrix> Matrices);

/// <summary>What holds for which solution.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Columns">The properties.</param>
/// <param name="Rows">The solutions.</param>
internal sealed record GalleryMatrix(string Title, IReadOnlyList<string> Columns, IReadOnlyList<GalleryRow> Rows);

/// <summary>One solution.</summary>
/// <param name="Solution">Its name.</param>
/// <param name="Variant">Which form of it, or empty.</param>
/// <param name="Cells">A cell for each property.</param>
internal sealed record GalleryRow(string Solution, string Variant, IReadOnlyList<GalleryCell> Cells)
{
    /// <summary>Why it is right or wrong, a sentence for each thing to say.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>The checks behind the cells, for each scenario and memory model that was run.</summary>
    public IReadOnlyList<CheckResult> Results { get; init; } = [];

    /// <summary>Of these, the failing ones that are worth a look: one for each broken property, none twice.</summary>
    public IReadOnlyList<CheckResult> Failures { get; init; } = [];
}

/// <summary>What was found for one solution and one property.</summary>
/// <param name="Verdicts">One for each memory model, in the order of <see cref="Models"/>; none where the property does not apply.</param>
internal sealed record GalleryCell(IReadOnlyList<GalleryVerdict> Verdicts)
{
    /// <summary>The memory models, the strongest first.</summary>
    public static IReadOnlyList<string> Models { get; } = ["sc", "tso", "dotnet"];

    /// <summary>The word for a table: of the first model that breaks the property, or else of the first that leaves it open.</summary>
    public string Text => (Verdicts.FirstOrDefault(v => v.Outcome == Outcome.Failed)
        ?? Verdicts.FirstOrDefault(v => v.Outcome != Outcome.Verified)
        ?? Verdicts.FirstOrDefault())?.Text ?? "–";
}

/// <summary>What was found under one memory model.</summary>
/// <param name="Text">A word or two: <c>holds</c>, <c>fails</c>, <c>at most 1</c>.</param>
/// <param name="Outcome">The verdict.</param>
internal sealed record GalleryVerdict(string Text, Outcome Outcome);
