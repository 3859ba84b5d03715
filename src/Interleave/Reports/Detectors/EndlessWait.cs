using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>Threads that wait for something that nobody does: a deadlock without a circle.</summary>
internal static class EndlessWait
{
    public static string? Explain(Schedule schedule)
    {
        // Who waits for a thread that is itself stuck adds nothing.
        var stuck = schedule.Trace.Blocked.Select(b => b.Thread).ToHashSet();
        var roots = schedule.Trace.Blocked
            .Where(b => b.Reason != BlockReason.Join || b.WaitsFor is null || !stuck.Contains(b.WaitsFor))
            .Where(b => b.HeldBy is null || !stuck.Contains(b.HeldBy))
            .ToList();
        return roots.Count == 0 ? null : Words.Sentence(string.Join("; ", roots.Take(3).Select(b => Clause(b, schedule.Places))));
    }

    private static string Clause(BlockedThread blocked, PlaceNames places)
    {
        var what = blocked.WaitsFor ?? "something";
        var at = places.InBrackets(PlaceNames.Nearest(blocked.Stack));
        return blocked.Reason switch
        {
            BlockReason.Lock when blocked.HeldBy is { } holder =>
                $"{blocked.Thread} waits for {what}{at}, which {holder} still holds, and {holder} does no further step",
            BlockReason.Wait => $"{blocked.Thread} waits on {what}{at}, and no thread is left to wake it",
            BlockReason.Semaphore => $"{blocked.Thread} waits for {what}{at}, which has nothing left, and no thread is left to give it back",
            BlockReason.Loop => LoopWords.Describe(blocked, places),
            _ => $"{blocked.Thread} waits for {what}{at}, {blocked.Text ?? "and no thread is left to bring it about"}",
        };
    }
}
