using System.Globalization;

namespace Interleave.Properties;

/// <summary>Whether the number of times that a waiting thread is overtaken has a bound.</summary>
public static class BoundedWaiting
{
    /// <summary>
    /// Judges by scenarios with ever more rounds: a number that stops growing is taken for a bound, one that always
    /// is as large as it can be grows with the rounds. That is evidence from small cases, not a proof for all.
    /// </summary>
    /// <param name="property">The property's name.</param>
    /// <param name="scenarios">Every thread, or one at least, goes in more often from one to the next.</param>
    public static PropertyCell Judge(string property, IReadOnlyList<Observation> scenarios)
    {
        if (scenarios.FirstOrDefault(PropertyCells.CannotBeChecked) is { } refused)
            return PropertyCells.NotChecked(property, refused);
        Observation[] counted = [.. scenarios.Where(s => s.Overtaken is not null)];
        if (counted.Length < 2 && scenarios.Any(s => s.IsWeak))
            return new PropertyCell(property, Holds.Unknown, "not measured", "There are executions beyond sequential consistency, and in these what a thread does has no place in time.", scenarios);
        if (counted.Length < 2)
            return new PropertyCell(property, Holds.Unknown, "not measured", "It takes scenarios with different numbers of rounds to measure it.", scenarios);

        string numbers = string.Join(", ", counted.Select(s => Number(s, s.Overtaken!.Value)));
        string detail = $"{Counted(counted)}; {PropertyCells.Explored(counted)} explored.";
        int last = counted[^1].Overtaken!.Value, before = counted[^2].Overtaken!.Value;
        if (!counted[^1].IsOvertakenExact || !counted[^2].IsOvertakenExact)
            return new PropertyCell(property, Holds.Unknown, $"≥ {last}, open", $"{detail} Not every execution was explored.", scenarios);
        return last > before
            ? new PropertyCell(property, Holds.No, $"grows: {numbers}", $"Grows with the rounds. {detail}", scenarios)
            : new PropertyCell(property, Holds.Yes, $"at most {last}", $"At most {last}. {detail}", scenarios);
    }

    private static string Counted(Observation[] counted)
    {
        string text = $"Overtaken by one other thread after the request, at most: {Series(counted, s => s.OvertakenAfterRequest)}";
        return counted.Any(s => s.OvertakenAfterDoorway is not null)
            ? $"{text}; after the doorway: {Series(counted, s => s.OvertakenAfterDoorway)}"
            : text;
    }

    private static string Series(Observation[] counted, Func<Observation, int?> number) =>
        string.Join(", ", counted.Select(s => $"{(number(s) is { } n ? Number(s, n) : "–")} in {Rounds(s)}"));

    private static string Number(Observation scenario, int n) =>
        (scenario.IsComplete || n == scenario.MostEntries ? "" : "≥ ") + n.ToString(CultureInfo.InvariantCulture);

    private static string Rounds(Observation scenario) => scenario.MostEntries == 1 ? "1 round" : $"{scenario.MostEntries} rounds";
}
