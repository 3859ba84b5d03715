namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Dining philosophers.</summary>
internal static class DiningPhilosophersVerdicts
{
    public static readonly VerdictTable Table = new(
        "DiningPhilosophers",
        "safe, bounded waiting, no busy-waiting, no hang, concurrency, no livelock, large, sampled",
        new()
    {
        ["LeftThenRight"] = "+ +-+  ",
        ["OneAtATime"] = "+ ++-  ",
        ["PutBack"] = "+ -++- ",
        ["StateArray"] = "+g+++ ?",
        ["StateArrayMinusOne"] = "- ??   ",
        ["OrderedForks"] = "+ +++  ",
        ["OneSeatFree"] = "+ +++ ?",
        ["BothAtOnce"] = "+ +++ ?",
        ["MonitorOfForks"] = "+ +++ ?",
    });
}
