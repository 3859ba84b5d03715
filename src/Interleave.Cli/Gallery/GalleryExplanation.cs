using Interleave.Gallery;
using Interleave.Properties;
using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>Chooses what is said of a solution.</summary>
internal static class GalleryExplanation
{
    /// <summary>What holds under which memory models; then what does not or is not known, and what was measured.</summary>
    /// <param name="properties">For each property a cell for each memory model.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyList<PropertyCell>> properties)
    {
        var said = properties.SelectMany(Differences).ToList();
        var held = properties
            .Select(cells => (cells[0].Property, Models: Names(cells, c => c.Holds == Holds.Yes)))
            .Where(p => p.Models.Count > 0)
            .GroupBy(p => Under(p.Models))
            .Select(g => $"{(said.Count == 0 ? "Everything asked of it holds" : "Holds")}{g.Key}: {string.Join(", ", g.Select(p => p.Property))}.");
        return [.. held, .. said];
    }

    /// <summary>For each property that does not hold, the check of the first scenario that breaks it under the strongest such model; the same schedule only once.</summary>
    public static IReadOnlyList<CheckResult> Failures(IReadOnlyList<IReadOnlyList<PropertyCell>> properties, IReadOnlyList<CheckResult> results) =>
        [.. properties
            .Select(cells => cells.FirstOrDefault(c => c is { Holds: Holds.No, Basis.Count: > 0 }))
            .OfType<PropertyCell>()
            .Select(c => results.FirstOrDefault(r => r.Test == c.Basis[0].Result.Test && r.Memory == c.Basis[0].Result.Memory))
            .OfType<CheckResult>()
            .Where(r => r.Outcome == Outcome.Failed)
            .DistinctBy(r => r.Trace is { } trace ? string.Join('\n', trace.Steps.Select(s => $"{s.Thread} {s.Kind} {s.Location} {s.Value}")) : r.Test)];

    /// <summary>A sentence for each answer to a property that is worth one, with the memory models that give it.</summary>
    private static IEnumerable<string> Differences(IReadOnlyList<PropertyCell> cells) => cells
        .Where(c => c.Holds != Holds.Yes || c.Property == Property.BoundedWaiting)
        .GroupBy(c => (c.Holds, c.Text))
        .Select(g => $"{g.First().Property}{Under(Names(cells, c => (c.Holds, c.Text) == g.Key))}: {g.First().Detail}");

    private static List<string> Names(IReadOnlyList<PropertyCell> cells, Func<PropertyCell, bool> which) =>
        [.. GalleryCell.Models.Where((_, model) => which(cells[model]))];

    private static string Under(List<string> models) => models.Count == GalleryCell.Models.Count ? "" : $" under {Words.List(models)}";
}
