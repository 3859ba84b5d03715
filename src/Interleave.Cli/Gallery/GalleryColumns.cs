using Interleave.Gallery;
using Interleave.Properties;

namespace Interleave.Cli.Gallery;

/// <summary>Which properties are asked of a group of solutions, and from which scenarios each is judged.</summary>
internal static class GalleryColumns
{
    private static readonly string[] Order =
    [
        Property.Safe, Property.NeverTwo, Property.NeverNone, Property.MutualExclusion, Property.Progress,
        Property.BoundedWaiting, Property.NoBusyWaiting, Property.NoHang, Property.Ownership, Property.NoRace,
    ];

    /// <summary>What the scenarios are about; and how threads wait, where it is asked whether they get on.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Solution> solutions)
    {
        var asked = solutions.SelectMany(s => s.Scenarios).Select(s => s.Property).ToHashSet();
        if (asked.Contains(Property.Progress))
        {
            asked.UnionWith([Property.NoBusyWaiting, Property.NoHang]);
        }

        return [.. Order.Where(asked.Remove), .. asked];
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
        Property.Progress => PropertyCells.Progress(column, scenarios),
        Property.MutualExclusion => PropertyCells.MutualExclusion(column, scenarios),
        Property.BoundedWaiting => BoundedWaiting.Judge(column, scenarios),
        Property.NoRace => PropertyCells.NoRace(column, scenarios),
        _ => PropertyCells.NeverFails(column, scenarios),
    };
}
