using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>Threads that wait for each other in a circle, in words.</summary>
internal static class DeadlockCycle
{
    public static string? Explain(Schedule schedule) => Describe(schedule.Trace, schedule.Places);

    private static string? Describe(Trace trace, PlaceNames places)
    {
        if (Find(trace) is not { } cycle)
        {
            return null;
        }

        var clauses = new List<string>();
        for (var i = 0; i < cycle.Count; i++)
        {
            clauses.Add(Clause(cycle[i], before: cycle[(i + cycle.Count - 1) % cycle.Count], places));
        }

        return Words.Sentence(string.Join("; ", clauses));
    }

    /// <summary>The circle, from the thread that comes first in the trace; null when there is none.</summary>
    private static List<BlockedThread>? Find(Trace trace)
    {
        var blocked = new Dictionary<string, BlockedThread>();
        foreach (var thread in trace.Blocked)
        {
            blocked.TryAdd(thread.Thread, thread);
        }

        foreach (var start in trace.Blocked)
        {
            var path = new List<BlockedThread>();
            var next = start;
            while (next is not null && !path.Contains(next))
            {
                path.Add(next);
                next = WaitsOn(next) is { } name ? blocked.GetValueOrDefault(name) : null;
            }

            if (next == start)
            {
                return path;
            }
        }

        return null;
    }

    private static string? WaitsOn(BlockedThread thread) =>
        thread.Reason == BlockReason.Join ? thread.WaitsFor : thread.HeldBy;

    private static string Clause(BlockedThread thread, BlockedThread before, PlaceNames places)
    {
        var waits = places.InBrackets(PlaceNames.Nearest(thread.Stack));
        if (before == thread)
        {
            return $"{thread.Thread} waits for {thread.WaitsFor}{waits}, which it holds itself{Held(thread, thread.WaitsFor, places)}";
        }

        var goal = thread.Reason == BlockReason.Join
            ? $"waits for the end of {thread.WaitsFor}{waits}"
            : $"waits for {thread.WaitsFor}{waits}, held by {thread.HeldBy}";
        return before.Reason == BlockReason.Join
            ? $"{thread.Thread} {goal}"
            : $"{thread.Thread} holds {before.WaitsFor}{Held(thread, before.WaitsFor, places)} and {goal}";
    }

    private static string Held(BlockedThread thread, string? name, PlaceNames places) =>
        places.InBrackets(thread.Holds.FirstOrDefault(h => h.Name == name)?.Place);
}
