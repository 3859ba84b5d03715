using Interleave.Gallery;
using Interleave.Properties;

namespace Interleave.Cli.Gallery;

/// <summary>Which properties are asked of a group of solutions, and from which scenarios each is judged.</summary>
internal static class GalleryColumns
{
    /// <summary>
    /// What the scenarios are about, in the catalogue's order. Waiting is judged as well, from the same scenarios,
    /// where all that is asked of a solution is asked of it while several threads contend.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<Solution> solutions)
    {
        var asked = solutions.SelectMany(s => s.Scenarios).Select(s => s.Property).Distinct().ToList();
        return asked.Contains(Property.Progress) ? [.. asked, Property.NoBusyWaiting, Property.NoHang] : asked;
    }

    public static bool Uses(string column, Scenario scenario) => column switch
    {
        Property.NoBusyWaiting => true,
        Property.NoHang => scenario.Property != Property.Progress,
        Property.MutualExclusion or Property.BoundedWaiting => scenario.Property is Property.MutualExclusion or Property.BoundedWaiting,
        _ => scenario.Property == column,
    };

    public static PropertyCell Judge(string column, IReadOnlyList<Observation> scenarios) => column switch
    {
        Property.NoBusyWaiting => PropertyCells.NoBusyWaiting(column, scenarios),
        Property.NoHang => PropertyCells.NoHang(column, scenarios),
        Property.MutualExclusion => PropertyCells.MutualExclusion(column, scenarios),
        Property.BoundedWaiting => BoundedWaiting.Judge(column, scenarios),
        Property.NoRace => PropertyCells.NoRace(column, scenarios),
        _ => PropertyCells.NeverFails(column, scenarios),
    };
}
