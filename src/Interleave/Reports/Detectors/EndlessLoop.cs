using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>A loop that cannot end: what it reads, and which write would end it.</summary>
internal static class EndlessLoop
{
    public static string? Explain(Schedule schedule)
    {
        var loops = schedule.Trace.Blocked.Where(b => b.Reason == BlockReason.Loop).ToList();
        if (loops.Count == 0)
        {
            return null;
        }

        var words = Words.Sentence(string.Join("; ", loops.Take(3).Select(l => LoopWords.Describe(l, schedule.Places))));
        var locations = loops.SelectMany(l => l.Reads).Select(r => r.Location).Distinct().ToList();
        return locations.Count == 0 ? words : $"{words} {Remedy(schedule, locations)}";
    }

    private static string Remedy(Schedule schedule, List<string> locations)
    {
        var names = Words.List(locations, "or");
        var last = -1;
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            if (schedule.Steps[i].Writes() && locations.Contains(schedule.Steps[i].Location!))
            {
                last = i;
            }
        }

        if (last < 0)
        {
            return $"Only a write to {names} would end it, and no thread that is left makes one.";
        }

        var step = schedule.Steps[last];
        return $"Only another write to {names} would end it; the last was {step.Location} = {step.Written ?? step.Value} by {step.Thread}"
            + $"{schedule.Places.At(schedule.PlaceOf(last))} (step {step.Step}), and no thread that is left makes one.";
    }
}
