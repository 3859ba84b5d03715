using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>A wake-up given while nobody waited, before a wait that nobody ends.</summary>
internal static class LostWakeUp
{
    public static string? Explain(Schedule schedule)
    {
        foreach (var blocked in schedule.Trace.Blocked)
        {
            if (blocked.Reason == BlockReason.Wait && Find(schedule, blocked) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Find(Schedule schedule, BlockedThread blocked)
    {
        var states = new ObjectStates(schedule.Trace);
        TraceStep? lost = null;
        Place? lostAt = null;
        TraceStep? wait = null;
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            var step = schedule.Steps[i];
            if (step.Location == blocked.WaitsFor)
            {
                if (IsWakeUp(step) && wait is not null)
                {
                    return null;
                }

                if (IsWakeUp(step) && step.Thread != blocked.Thread && !states.HasWaiters(step.Location))
                {
                    (lost, lostAt) = (step, schedule.PlaceOf(i));
                }

                if (step.Thread == blocked.Thread)
                {
                    wait = step.Kind switch { StepKind.Wait => step, StepKind.Reenter => null, _ => wait };
                }
            }

            states.Take(step);
        }

        if (lost is null)
        {
            return null;
        }

        var waits = PlaceNames.Nearest(blocked.Stack);
        var began = wait is null ? "" : $" (step {wait.Step})";
        return $"{lost.Thread} woke {blocked.WaitsFor}{schedule.Places.At(lostAt)} (step {lost.Step}) when nobody waited on it, so that was lost; "
            + $"{blocked.Thread} began to wait{schedule.Places.At(waits)}{began} only afterwards, and nobody wakes it. "
            + "Whether to wait must be decided under the same lock as the wait.";
    }

    private static bool IsWakeUp(TraceStep step) => step.Kind is StepKind.Pulse or StepKind.PulseAll;
}
