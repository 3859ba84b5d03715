using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>Reads that did not see a newer write, and writes that come before an earlier one: what they took, what they missed, and why.</summary>
internal static class WeakMemory
{
    private const int Most = 6;

    public static string? Explain(Schedule schedule)
    {
        List<TraceStep> stale = [.. schedule.Steps.Where(s => s.Missed is not null)];
        return stale.Count == 0 ? null : string.Join(' ', stale.Take(Most).Select(s => Sentence(schedule, s)));
    }

    private static string Sentence(Schedule schedule, TraceStep step)
    {
        TraceStep missed = schedule.Steps[step.Missed!.Value - 1];
        string at = schedule.Places.At(schedule.PlaceOf(step.Step - 1)), missedAt = schedule.Places.At(schedule.PlaceOf(missed.Step - 1));
        string newer = $"{missed.Thread}'s {missed.Location} = {missed.Written ?? missed.Value}{missedAt} (step {missed.Step})";
        if (step.Location is null || step.Kind is not (StepKind.Read or StepKind.Write or StepKind.Update))
            return $"{step.Thread}'s step {step.Step}{at} found what {missed.Thread}'s step {missed.Step}{missedAt} had changed as it was before: {step.Why}.";
        return step.OnlyReads()
            ? $"{step.Thread} read {step.Location}{at} (step {step.Step}) and took {Taken(step)}, not {newer}: {step.Why}."
            : $"{step.Thread}'s {step.Location} = {step.Written ?? step.Value}{at} (step {step.Step}) comes before {newer}: {step.Why}.";
    }

    private static string Taken(TraceStep step) => step.ReadsFrom is null or 0 ? $"the initial value, {step.Value}" : $"{step.Value} from step {step.ReadsFrom}";
}
