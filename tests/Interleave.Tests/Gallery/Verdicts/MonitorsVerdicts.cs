namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Monitors and condition variables.</summary>
internal static class MonitorsVerdicts
{
    public static readonly VerdictTable Stores = new("Monitors", "safe, no busy-waiting, no hang", new()
    {
        ["MesaWhile"] = "+++",
        ["MesaIf"] = "-++",
        ["TestedOutside"] = "-+-",
        ["ChangedOutside"] = "++-",
        ["OneConditionSignal"] = "++-",
        ["OneConditionBroadcast"] = "+++",
        ["HoareIf"] = "+++",
        ["HoareWaiterCountedLate"] = "++-",
        ["HoareSignallerCountedLate"] = "++-",
    });

    public static readonly VerdictTable Misuse = new("Monitors/Misuse", "ownership", new()
    {
        ["WaitOutside"] = "-",
        ["SignalOutside"] = "-",
        ["BroadcastOutside"] = "-",
    });
}
