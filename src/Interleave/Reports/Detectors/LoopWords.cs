using Interleave.Tracing;

namespace Interleave.Reports.Detectors;

/// <summary>A waiting loop in words: where it is and what it finds each time round.</summary>
internal static class LoopWords
{
    public static string Describe(BlockedThread blocked, PlaceNames places)
    {
        var at = places.At(PlaceNames.Nearest(blocked.Stack));
        var reads = blocked.Reads.Count == 0
            ? ""
            : $": each time it reads {Words.List([.. blocked.Reads.Select(r => $"{r.Location} = {r.Value}")])}";
        return $"{blocked.Thread} goes round its loop{at} for ever{reads}";
    }
}
