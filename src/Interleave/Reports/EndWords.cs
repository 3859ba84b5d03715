using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Why a thread takes no further step, in a few words.</summary>
internal static class EndWords
{
    public static string Describe(BlockedThread blocked, PlaceNames places)
    {
        var place = places.Short(blocked.Stack);
        var what = Words.Plain(blocked.WaitsFor ?? "something");
        var words = blocked.Reason switch
        {
            BlockReason.Lock => $"waits for {what}",
            BlockReason.Wait => $"waits on {what}",
            BlockReason.Semaphore => $"waits for {what}, which has nothing left",
            BlockReason.Join => $"waits for the end of {what}",
            BlockReason.Loop => blocked.Reads.Count == 0
                ? "goes round a loop that cannot end"
                : $"goes round: {Words.List([.. blocked.Reads.Select(r => $"reads {Words.Plain(r.Location)} → {Words.Plain(r.Value)}")])}",
            _ => $"waits for {what}",
        };
        words = place.Length == 0 ? words : $"{place} {words}";
        return blocked.HeldBy is { } holder
            ? holder == blocked.Thread ? $"{words}, which it holds itself" : $"{words}, held by {Words.Plain(holder)}"
            : words;
    }
}
