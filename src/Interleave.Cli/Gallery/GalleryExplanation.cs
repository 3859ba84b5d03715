using Interleave.Gallery;
using Interleave.Properties;
using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>Chooses what is said of a solution.</summary>
internal static class GalleryExplanation
{
    /// <summary>What does not hold or is not known, and what was measured; one sentence when there is nothing else.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<PropertyCell> cells)
    {
        var said = cells
            .Where(c => c.Holds != Holds.Yes || c.Property == Property.BoundedWaiting)
            .Select(c => $"{c.Property}: {c.Detail}")
            .ToList();
        var held = cells.Where(c => c.Holds == Holds.Yes).Select(c => c.Property).ToList();
        return held.Count == 0 ? said : [$"{(said.Count == 0 ? "Everything asked of it holds" : "Holds")}: {string.Join(", ", held)}.", .. said];
    }

    /// <summary>For each property that does not hold, the check of the first scenario that breaks it; the same schedule only once.</summary>
    public static IReadOnlyList<CheckResult> Failures(IReadOnlyList<PropertyCell> cells, IReadOnlyList<CheckResult> results) =>
        [.. cells
            .Where(c => c is { Holds: Holds.No, Basis.Count: > 0 })
            .Select(c => results.First(r => r.Test == c.Basis[0].Result.Test))
            .Where(r => r.Outcome == Outcome.Failed)
            .DistinctBy(r => r.Trace is { } trace ? string.Join('\n', trace.Steps.Select(s => $"{s.Thread} {s.Kind} {s.Location} {s.Value}")) : r.Test)];
}
