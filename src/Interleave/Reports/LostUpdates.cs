namespace Interleave.Reports;

/// <summary>A write that undoes another thread's, because it was made from an older value.</summary>
/// <param name="Read">The index of the read it was made from.</param>
/// <param name="Lost">The index of the last write it undoes.</param>
/// <param name="Write">Its index.</param>
internal sealed record LostUpdate(int Read, int Lost, int Write);

/// <summary>Finds lost updates: read, changed by another thread, written without another look.</summary>
internal static class LostUpdates
{
    public static IEnumerable<LostUpdate> In(Schedule schedule)
    {
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            if (schedule.Steps[i].Kind == Tracing.StepKind.Write && Of(schedule, i) is { } lost)
            {
                yield return lost;
            }
        }
    }

    /// <summary>The lost update that the plain write at <paramref name="write"/> makes, or null.</summary>
    public static LostUpdate? Of(Schedule schedule, int write)
    {
        var step = schedule.Steps[write];
        for (var i = schedule.Previous(write); i >= 0; i = schedule.Previous(i))
        {
            var earlier = schedule.Steps[i];
            if (earlier.Location != step.Location)
            {
                continue;
            }

            if (!earlier.OnlyReads() || IsTested(earlier.Value))
            {
                return null;
            }

            var lost = schedule.ForeignWrites(step.Thread, step.Location, i, write).LastOrDefault(-1);
            return lost < 0 ? null : new LostUpdate(i, lost, write);
        }

        return null;
    }

    /// <summary>A truth value or null is not what a new value is made from; it was tested.</summary>
    private static bool IsTested(string? value) =>
        value is null || value.Equals("null", StringComparison.OrdinalIgnoreCase) || bool.TryParse(value, out _);
}
