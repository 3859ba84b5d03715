using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Properties;

/// <summary>Judges properties by what was observed.</summary>
public static class PropertyCells
{
    /// <summary>No scenario fails, in whatever way.</summary>
    public static PropertyCell NeverFails(string property, IReadOnlyList<Observation> scenarios) =>
        Judge(property, scenarios, s => s.Result.Outcome == Outcome.Failed, FailsAs, Because);

    /// <summary>Nothing goes wrong, in whatever way but by waiting for ever: that is another property.</summary>
    public static PropertyCell Safe(string property, IReadOnlyList<Observation> scenarios) =>
        Judge(property, scenarios, s => s.GoesWrong, FailsAs, Because);

    /// <summary>
    /// Who stops outside keeps nobody out: no scenario in which somebody does hangs. Without sections in it, a
    /// scenario says itself what must come about, and fails when it does not.
    /// </summary>
    public static PropertyCell Progress(string property, IReadOnlyList<Observation> scenarios) =>
        Judge(property, scenarios, s => s.Hangs || (!s.HasSections && s.Result.Outcome == Outcome.Failed), FailsAs, Because);

    /// <summary>At most one thread is inside at a time.</summary>
    public static PropertyCell MutualExclusion(string property, IReadOnlyList<Observation> scenarios) =>
        scenarios.Any(s => s.HasSections) || scenarios.Any(CannotBeChecked)
            ? Judge(property, scenarios, s => s.IsSharedByTwo, _ => "fails", s => $"{s.Result.Test}: two threads can be inside at once.")
            : new PropertyCell(property, Holds.Unknown, "nobody inside", "No thread was seen to enter a section.", scenarios);

    /// <summary>Nobody waits in a loop.</summary>
    public static PropertyCell NoBusyWaiting(string property, IReadOnlyList<Observation> scenarios) =>
        Judge(property, scenarios, s => s.WaitsBusily, _ => "spins", s => $"{s.Result.Test}: a thread waits in a loop, and gets on only under a schedule that lets the others run.");

    /// <summary>Nobody waits for ever.</summary>
    public static PropertyCell NoHang(string property, IReadOnlyList<Observation> scenarios) =>
        Judge(property, scenarios, s => s.Hangs, _ => "hangs", s => $"{s.Result.Test}: threads can end up waiting for ever.");

    /// <summary>No two accesses race. Here the observations are results of a <see cref="Checker"/>, which looks for races.</summary>
    public static PropertyCell NoRace(string property, IReadOnlyList<Observation> scenarios) =>
        Judge(property, scenarios, s => s.Result.Races.Count > 0 || s.Result.Kind == FailureKind.Race, _ => "race", RacesOn);

    /// <summary>Whether nothing can be said of a scenario at all.</summary>
    public static bool CannotBeChecked(Observation scenario) => scenario.Result.Outcome is Outcome.NotInstrumented or Outcome.Error;

    internal static PropertyCell NotChecked(string property, Observation scenario) =>
        new(property, Holds.Unknown, "not checked", $"{scenario.Result.Test} cannot be checked: {scenario.Result.Message}", [scenario]);

    internal static string Explored(IReadOnlyList<Observation> scenarios)
    {
        long executions = scenarios.Sum(s => s.Result.Executions);
        return Words.Count(executions, "execution");
    }

    private static PropertyCell Judge(
        string property,
        IReadOnlyList<Observation> scenarios,
        Func<Observation, bool> breaks,
        Func<Observation, string> word,
        Func<Observation, string> sentence)
    {
        if (scenarios.FirstOrDefault(CannotBeChecked) is { } refused)
            return NotChecked(property, refused);
        if (scenarios.FirstOrDefault(breaks) is { } broken)
            return new PropertyCell(property, Holds.No, word(broken), sentence(broken), [broken, .. scenarios.Where(s => s != broken)]);
        if (scenarios.Count > 0 && scenarios.All(s => s.IsComplete))
            return new PropertyCell(property, Holds.Yes, "holds", $"Holds in all {Explored(scenarios)}.", scenarios);
        return new PropertyCell(property, Holds.Unknown, "open", $"Holds in {Explored(scenarios)}; {WhyIncomplete(scenarios)}", scenarios);
    }

    private static string WhyIncomplete(IReadOnlyList<Observation> scenarios) =>
        scenarios.FirstOrDefault(s => !s.IsComplete) switch
        {
            null => "nothing was explored.",
            { Result.Outcome: Outcome.Failed } s => $"{s.Result.Test} fails, and what would come after is not explored.",
            var s => $"the search of {s.Result.Test} was ended by: {s.Result.Message}.",
        };

    private static string FailsAs(Observation scenario) => scenario.Result.Kind is { } kind and not FailureKind.Assertion ? VerdictLine.Name(kind) : "fails";

    private static string RacesOn(Observation scenario) =>
        scenario.Result.Races is [var race, ..] ? $"{scenario.Result.Test}: {RaceWords.Describe(race)}" : Because(scenario);

    private static string Because(Observation scenario) => $"{scenario.Result.Test}: {Words.Sentence(Words.Plain(scenario.Result.Message ?? "fails"))}";
}
