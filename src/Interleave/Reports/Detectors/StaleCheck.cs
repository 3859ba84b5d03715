using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>Check, then act: between a thread's look at a value and what it does because of it, another thread changes the value.</summary>
internal static class StaleCheck
{
    public static string? Explain(Schedule schedule)
    {
        StaleRead? best = null;
        foreach (var turn in schedule.Turns)
        {
            foreach (var stale in StaleReads.At(schedule, turn).Where(s => s.Act >= 0))
            {
                // What is acted on is most likely what was looked at; else the last look before the act.
                if (best is null || IsOwn(schedule, stale) || (stale.Act == best.Act && !IsOwn(schedule, best)))
                {
                    best = stale;
                }
            }

            if (best is not null)
            {
                return Describe(schedule, best);
            }
        }

        return null;
    }

    private static bool IsOwn(Schedule schedule, StaleRead stale) =>
        schedule.Steps[stale.Act].Location == schedule.Steps[stale.Read].Location;

    private static string Describe(Schedule schedule, StaleRead stale)
    {
        var (read, act) = (schedule.Steps[stale.Read], schedule.Steps[stale.Act]);
        var (from, to) = (schedule.PlaceOf(stale.Read), schedule.PlaceOf(stale.Act));
        var others = Words.List([.. stale.Writes.Select(w => schedule.Steps[w].Thread).Distinct()]);
        var steps = Words.Steps([.. stale.Writes.Select(w => schedule.Steps[w].Step)]);
        var remedy = IsOwn(schedule, stale)
            ? $"Testing and writing {read.Location} must be one atomic step."
            : act.Kind is StepKind.Write or StepKind.Update
                ? $"Testing {read.Location} and writing {act.Location} must be one atomic step."
                : $"Testing {read.Location} and acting on it must be one atomic step.";
        return $"{read.Thread} decided{schedule.Places.At(from)} on {read.Location} = {read.Value} (step {read.Step}); "
            + $"{others} changed {read.Location} ({steps}) before {read.Thread} acted on it{schedule.Places.At(to)} (step {act.Step}). {remedy}";
    }
}
