using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>A value read before a thread was left, changed by another thread, and gone on with.</summary>
/// <param name="Read">The index of the read.</param>
/// <param name="Writes">The indices of the other threads' writes since.</param>
/// <param name="Act">The index of the first step that has an effect and follows from the read; -1 when the trace shows none.</param>
internal sealed record StaleRead(int Read, IReadOnlyList<int> Writes, int Act);

/// <summary>Finds the reads that are out of date when their thread goes on.</summary>
/// <remarks>
/// A trace does not say what a value is used for, so this asks for two things a careful program would not do: nothing
/// of its own written since the read (it has not acted yet), and no second look before it acts. A read on the very
/// line that then writes the same location (<c>x++</c>) is part of the act, not a second look.
/// </remarks>
internal static class StaleReads
{
    /// <summary>The stale reads with which the thread of <paramref name="turn"/> goes on.</summary>
    public static IReadOnlyList<StaleRead> At(Schedule schedule, Turn turn)
    {
        var found = new List<StaleRead>();
        var seen = new HashSet<string>();
        var left = schedule.Previous(turn.First);
        for (var i = left; i >= 0; i = schedule.Previous(i))
        {
            var step = schedule.Steps[i];
            if (step.Writes() || HasEffect(step))
            {
                break;
            }

            if (!step.OnlyReads() || step.Location is not { } location || !seen.Add(location))
            {
                continue;
            }

            var writes = schedule.ForeignWrites(turn.Thread, location, left, turn.First).ToList();
            if (writes.Count > 0 && TryFindAct(schedule, turn.First, location, out var act))
            {
                found.Add(new StaleRead(i, writes, act));
            }
        }

        found.Reverse();
        return found;
    }

    private static bool TryFindAct(Schedule schedule, int resumed, string location, out int act)
    {
        for (act = resumed; act >= 0; act = schedule.Next(act))
        {
            var step = schedule.Steps[act];
            if (step.Writes() || HasEffect(step))
            {
                return true;
            }

            if (step.OnlyReads() && step.Location == location)
            {
                act = schedule.Next(act);
                return act >= 0 && schedule.Steps[act].Writes() && schedule.Steps[act].Location == location
                    && schedule.SameLine(act, schedule.Previous(act));
            }
        }

        return true;
    }

    private static bool HasEffect(TraceStep step) =>
        step.Kind is StepKind.SemaphoreRelease or StepKind.Pulse or StepKind.PulseAll or StepKind.Start or StepKind.Call;
}
