namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Semaphores.</summary>
internal static class SemaphoresVerdicts
{
    public static readonly VerdictTable Kinds = new("Semaphores", "mutual exclusion, progress, bounded waiting, no busy-waiting, no hang, counts every V", new()
    {
        ["BusyWaiting"] = "++g-++",
        ["FirstComeFirstServed"] = "++1+++",
        ["Malicious"] = "++g+++",
        ["OfTheFramework"] = "++g+++",
        ["Binary"] = "++g++-",
    });

    public static readonly VerdictTable Uses = new("Semaphores/Uses", "safe, no busy-waiting, no hang, concurrency", new()
    {
        ["Snapshot"] = "+-+ ",
        ["LookThenWait"] = "++- ",
        ["TryToTake"] = "+++ ",
        ["RailwayFromTwo"] = "++++",
        ["RailwayFromOne"] = "+++-",
        ["RailwayFromThree"] = "-+++",
        ["PrecedenceFromZero"] = "+++ ",
        ["PrecedenceFromOne"] = "-?? ",
    });
}
