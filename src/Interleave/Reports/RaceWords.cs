using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>A race in words, with both sides and their lines.</summary>
internal static class RaceWords
{
    public static string Describe(Race race) =>
        $"{Side(race.First, Words.Plain(race.Location))}, {Side(race.Second, "it")}, and nothing orders the two.";

    private static string Side(RaceSide side, string what)
    {
        var verb = side.Kind switch
        {
            StepKind.Read => "reads",
            StepKind.Write => "writes",
            StepKind.Update => "updates",
            _ => "uses",
        };
        var place = PlaceNames.Long(side.Place);
        return $"{Words.Plain(side.Thread)} {verb} {what}" + (place.Length == 0 ? "" : $" ({place})");
    }
}
