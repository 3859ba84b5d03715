using Interleave.Gallery;
using Interleave.Properties;

namespace Interleave.Cli.Gallery;

/// <summary>Which properties are asked of a group of solutions, and from which scenarios each is judged.</summary>
internal static class GalleryColumns
{
    private static readonly string[] Order =
    [
        Property.Safe, Property.NeverTwo, Property.NeverNone, Property.MutualExclusion, Property.Progress,
        Property.BoundedWaiting, Property.NoBusyWaiting, Property.NoHang, Property.Concurrency, Property.CountsEverySignal,
        Property.WaiterSleeps, Property.NoKernelCall, Property.Ownership, Property.NoRace,
        Property.WritersFirst, Property.InOrder, Property.ReadersBounded, Property.WritersBounded, Property.NoLivelock,
        Property.HisCut, Property.HisChair, Property.HisReceipt, Property.LongestFirst, Property.NeverTooFull, Property.Sampled,
    ];

    /// <summary>Where these do not hold, somebody waits for ever: that is their answer, and says nothing of other hangs.</summary>
    private static readonly string[] AnsweredByAHang =
        [Property.Progress, Property.Concurrency, Property.CountsEverySignal, Property.WaiterSleeps];

    /// <summary>What the scenarios are about; and how threads wait, where it is asked whether they get on, and whether that is safe.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Solution> solutions)
    {
        var asked = solutions.SelectMany(s => s.Scenarios).Select(s => s.Property).ToHashSet();
        if (asked.Contains(Property.NoHang))
        {
            asked.Add(Property.Safe);
        }

        if (asked.Contains(Property.NoHang) || asked.Contains(Property.Progress))
        {
            asked.UnionWith([Property.NoBusyWaiting, Property.NoHang]);
        }

        return [.. Order.Where(asked.Remove), .. asked];
    }

    public static bool Uses(string column, Scenario scenario) => column switch
    {
        // Schedules drawn at random say whether they fail, and no more.
        _ when scenario.Schedules is not null => scenario.Property == column,
        Property.NoBusyWaiting => true,
        Property.NoHang => !AnsweredByAHang.Contains(scenario.Property),
        Property.Safe => scenario.Property is Property.Safe or Property.NoHang,
        Property.MutualExclusion or Property.BoundedWaiting => scenario.Property is Property.MutualExclusion or Property.BoundedWaiting,
        _ => scenario.Property == column,
    };

    public static PropertyCell Judge(string column, IReadOnlyList<Observation> scenarios) => column switch
    {
        Property.NoBusyWaiting => PropertyCells.NoBusyWaiting(column, scenarios),
        Property.NoHang => PropertyCells.NoHang(column, scenarios),
        Property.Safe => PropertyCells.Safe(column, scenarios),
        Property.Progress => PropertyCells.Progress(column, scenarios),
        Property.MutualExclusion => PropertyCells.MutualExclusion(column, scenarios),
        Property.BoundedWaiting or Property.ReadersBounded or Property.WritersBounded => BoundedWaiting.Judge(column, scenarios),
        Property.NoRace => PropertyCells.NoRace(column, scenarios),
        _ => PropertyCells.NeverFails(column, scenarios),
    };
}
