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

    /// <summary>The checks behind the cells, one for each scenario.</summary>
    public IReadOnlyList<CheckResult> Results { get; init; } = [];

    /// <summary>Of these, the failing ones that are worth a look: one for each broken property, none twice.</summary>
    public IReadOnlyList<CheckResult> Failures { get; init; } = [];
}

/// <summary>What was found for one solution and one property.</summary>
/// <param name="Text">A word or two: <c>holds</c>, <c>fails</c>, <c>at most 1</c>.</param>
/// <param name="Outcome">The verdict; null where the property does not apply.</param>
internal sealed record GalleryCell(string Text, Outcome? Outcome);
