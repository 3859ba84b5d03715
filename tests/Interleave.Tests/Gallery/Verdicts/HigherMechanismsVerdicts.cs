namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Mechanisms above semaphores and monitors.</summary>
internal static class HigherMechanismsVerdicts
{
    private const string Sampled = "safe, no busy-waiting, no hang, large, sampled";

    public static readonly VerdictTable EventCounts = new("HigherMechanisms/EventCounts", Sampled, new()
    {
        ["TicketsForAll"] = "+++?",
        ["OneSlotTooMany"] = "+++-",
        ["NoTicketToTake"] = "+++-",
    });

    public static readonly VerdictTable Processes = new("HigherMechanisms/Processes", Sampled, new()
    {
        ["GuardsOpenAndClosed"] = "+++?",
        ["ReceivesFirst"] = "++--",
        ["BothStarted"] = "+++-",
    });

    public static readonly VerdictTable Tuples = new("HigherMechanisms/Tuples", Sampled, new()
    {
        ["ForksOfTuples"] = "++--",
        ["TicketsToTheRoom"] = "+++?",
    });

    public static readonly VerdictTable Paths = new("HigherMechanisms/Paths", Sampled, new()
    {
        ["InTurn"] = "+++?",
        ["OneOfBoth"] = "-??-",
    });

    public static readonly VerdictTable Pages = new("HigherMechanisms/PathPages", "safe, no busy-waiting, no hang, concurrency", new()
    {
        ["BurstOfReaders"] = "++++",
        ["BurstOfAll"] = "-??+",
        ["OneByOne"] = "+++-",
    });
}
