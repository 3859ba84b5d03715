namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Dining savages.</summary>
internal static class DiningSavagesVerdicts
{
    public static readonly VerdictTable Table = new("DiningSavages", "safe, no busy-waiting, no hang", new()
    {
        ["WakesAndEats"] = "-??",
        ["StepsAside"] = "-??",
        ["WaitsAtThePot"] = "+++",
        ["MonitorAtThePot"] = "+++",
    });
}
