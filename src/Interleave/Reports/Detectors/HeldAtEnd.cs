using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>A lock that is still held when its holder has finished.</summary>
internal static class HeldAtEnd
{
    public static string? Explain(Schedule schedule)
    {
        var states = new ObjectStates(schedule.Trace);
        var taken = new Dictionary<string, int>();
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            var step = schedule.Steps[i];
            var before = states.HolderOf(step.Location);
            states.Take(step);
            if (step.Location is { } name && states.HolderOf(name) == step.Thread && (before != step.Thread || step.Kind == StepKind.Reenter))
            {
                taken[name] = i;
            }
        }

        foreach (var (name, index) in taken.OrderBy(t => t.Value))
        {
            if (states.HolderOf(name) is { } holder)
            {
                return $"{holder} took {name}{schedule.Places.At(schedule.PlaceOf(index))} (step {schedule.Steps[index].Step}) "
                    + "and ended without releasing it. Release it in a finally block.";
            }
        }

        return null;
    }
}
