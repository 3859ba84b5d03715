using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>What holds for which solution of a problem.</summary>
/// <param name="Problem">The problem's name.</param>
/// <param name="Columns">The properties.</param>
/// <param name="Rows">The solutions.</param>
internal sealed record GalleryMatrix(string Problem, IReadOnlyList<string> Columns, IReadOnlyList<GalleryRow> Rows);

/// <summary>One solution.</summary>
/// <param name="Solution">Its name.</param>
/// <param name="Variant">Which form of it, or empty.</param>
/// <param name="Cells">A cell for each property.</param>
internal sealed record GalleryRow(string Solution, string Variant, IReadOnlyList<GalleryCell> Cells)
{
    /// <summary>Why it is right or wrong, in a sentence or two.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The checks behind the cells.</summary>
    public IReadOnlyList<CheckResult> Results { get; init; } = [];
}

/// <summary>What was found for one solution and one property.</summary>
/// <param name="Text">A word or two: <c>holds</c>, <c>fails</c>, <c>412 executions</c>.</param>
/// <param name="Outcome">The verdict; null where the property does not apply.</param>
internal sealed record GalleryCell(string Text, Outcome? Outcome)
{
    /// <summary>Whether it is the verdict that the gallery says this solution has.</summary>
    public bool AsExpected { get; init; } = true;
}
