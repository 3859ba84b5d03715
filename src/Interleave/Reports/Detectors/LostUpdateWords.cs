namespace Interleave.Reports.Detectors;

/// <summary>A lost update in words.</summary>
internal static class LostUpdateWords
{
    public static string? Explain(Schedule schedule)
    {
        if (LostUpdates.In(schedule).FirstOrDefault() is not { } lost)
        {
            return null;
        }

        var (read, gone, write) = (schedule.Steps[lost.Read], schedule.Steps[lost.Lost], schedule.Steps[lost.Write]);
        return $"{write.Thread} wrote {write.Location} = {write.Value}{schedule.Places.At(schedule.PlaceOf(lost.Write))} "
            + $"(step {write.Step}) from the {read.Value} it had read at step {read.Step}, "
            + $"so the {gone.Written ?? gone.Value} that {gone.Thread} wrote in between (step {gone.Step}) is lost. "
            + $"Reading and writing {write.Location} must be one atomic step.";
    }
}
