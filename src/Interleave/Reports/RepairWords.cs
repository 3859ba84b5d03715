using System.Globalization;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>A repair in words.</summary>
internal static class RepairWords
{
    public static string Describe(RepairAdvice repair)
    {
        if (!repair.Found)
        {
            return repair.Seconds == 0
                ? "none among volatile fields and full fences: not even all of them together make it right."
                : $"none was found in {repair.Seconds.ToString("0.#", CultureInfo.InvariantCulture)} s among volatile fields and full fences.";
        }

        var parts = new List<string>();
        if (repair.Volatile.Count > 0)
        {
            parts.Add($"make {Words.List([.. repair.Volatile.Select(Words.Plain)])} volatile");
        }

        if (repair.VolatileAccess.Count > 0)
        {
            parts.Add($"read and write {Words.List([.. repair.VolatileAccess.Select(Words.Plain)])} with Volatile.Read and Volatile.Write");
        }

        if (repair.FencesAfter.Count > 0)
        {
            parts.Add($"add Interlocked.MemoryBarrier() after the write at {Words.List([.. Places(repair)])} (or write there with Interlocked.Exchange)");
        }

        var text = parts.Count == 0 ? "nothing" : Words.List(parts);
        return $"{text}: VERIFIED in all three models{(repair.IsMinimal ? ", and nothing of it can be left out" : "; the time was up before less was tried")}.";
    }

    /// <summary>The file's name is said once.</summary>
    private static IEnumerable<string> Places(RepairAdvice repair)
    {
        string? file = null;
        foreach (var place in repair.FencesAfter)
        {
            yield return place.File == file ? $":{place.Line}" : PlaceNames.Long(place);
            file = place.File;
        }
    }
}
