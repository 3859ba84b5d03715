namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Too much milk.</summary>
internal static class TooMuchMilkVerdicts
{
    public static readonly VerdictTable Milk = new("TooMuchMilk", "safe, never two, never none, progress, no busy-waiting, no hang", new()
    {
        ["NoSynchronization"] = "--++++",
        ["CheckThenNote"] = "--++++",
        ["NoteFirst"] = "-+--++",
        ["LabelledNotes"] = "-+-+++",
        ["LabelledNotesFence"] = "-+-+++",
        ["LabelledNotesVolatile"] = "-+-+++",
        ["LabelledNotesVolatileFence"] = "-+-+++",
        ["NoteAsTurn"] = "+++-++",
        ["NoteAsTurnVolatile"] = "+++-++",
        ["WatchAndWait"] = "++++-+",
        ["WatchAndWaitFence"] = "++++-+",
        ["WatchAndWaitVolatile"] = "++++-+",
        ["WatchAndWaitVolatileFence"] = "++++-+",
        ["PetersonMilk"] = "++++-+",
        ["PetersonMilkFence"] = "++++-+",
        ["PetersonMilkVolatile"] = "++++-+",
        ["PetersonMilkVolatileFence"] = "++++-+",
        ["LockMilk"] = "++++++",
        ["SemaphoreMilk"] = "++++++",
    });
}
