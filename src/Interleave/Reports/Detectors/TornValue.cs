using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>A value of several parts, read while another thread has written only some of them.</summary>
internal static class TornValue
{
    public static string? Explain(Schedule schedule)
    {
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            if (schedule.Steps[i].Kind == StepKind.Read && schedule.Next(i) is var j and >= 0 && IsTorn(schedule, i, j) is { } torn)
            {
                return torn;
            }
        }

        return null;
    }

    private static string? IsTorn(Schedule schedule, int first, int second)
    {
        var (a, b) = (schedule.Steps[first], schedule.Steps[second]);
        if (b.Kind != StepKind.Read || !schedule.SameLine(first, second) || Whole(a) is not { } whole || Whole(b) != whole
            || a.Location == b.Location || a.ReadsFrom is not { } fromA || b.ReadsFrom is not { } fromB)
        {
            return null;
        }

        return Describe(schedule, whole, first, second, fromA, fromB) ?? Describe(schedule, whole, second, first, fromB, fromA);
    }

    /// <summary>New in one part, though the same statement of the writer wrote the other part too, which is read as it was before.</summary>
    private static string? Describe(Schedule schedule, string whole, int fresh, int stale, int fromFresh, int fromStale)
    {
        var (newPart, oldPart) = (schedule.Steps[fresh], schedule.Steps[stale]);
        var write = IndexOf(schedule, fromFresh);
        if (write < 0)
        {
            return null;
        }

        var writer = schedule.Steps[write].Thread;
        var twin = -1;
        foreach (var near in new[] { schedule.Next(write), schedule.Previous(write) })
        {
            if (near >= 0 && schedule.Steps[near].Kind == StepKind.Write && schedule.Steps[near].Location == oldPart.Location
                && schedule.SameLine(near, write))
            {
                twin = near;
            }
        }

        if (twin < 0 || writer == newPart.Thread || schedule.Steps[twin].Step == fromStale || IndexOf(schedule, fromStale) > twin)
        {
            return null;
        }

        return $"{newPart.Thread} read {whole} in parts{schedule.Places.At(schedule.PlaceOf(fresh))}: {newPart.Location} = {newPart.Value} "
            + $"as {writer} wrote it{schedule.Places.At(schedule.PlaceOf(write))} (step {schedule.Steps[write].Step}), "
            + $"{oldPart.Location} = {oldPart.Value} from before that. "
            + $"{whole} is not read and written in one step, so it needs a lock.";
    }

    private static int IndexOf(Schedule schedule, int number)
    {
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            if (schedule.Steps[i].Step == number)
            {
                return i;
            }
        }

        return -1;
    }

    private static string? Whole(TraceStep step) =>
        step.Location is { } name && name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : null;
}
