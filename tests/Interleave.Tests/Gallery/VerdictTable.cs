namespace Interleave.Tests.Gallery;

/// <summary>What must be true of the gallery under sequential consistency, as the textbooks have it.</summary>
/// <remarks>
/// A row for each solution: <c>+</c> holds, <c>-</c> does not, <c>?</c> cannot be known (executions end with another
/// failure), a space is not asked. For bounded waiting, a number is the bound and <c>g</c> that it grows.
/// </remarks>
internal static class VerdictTable
{
    /// <summary>safe, never two, never none, progress, no busy-waiting, no hang.</summary>
    public static readonly Dictionary<string, string> Milk = new()
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
    };

    /// <summary>mutual exclusion, progress, bounded waiting, no busy-waiting, no hang.</summary>
    public static readonly Dictionary<string, string> Mutex = new()
    {
        ["StrictAlternation"] = "+-1-+",
        ["StrictAlternationVolatile"] = "+-1-+",
        ["Peterson"] = "++1-+",
        ["PetersonFence"] = "++1-+",
        ["PetersonVolatile"] = "++1-+",
        ["PetersonVolatileFence"] = "++1-+",
        ["Filter"] = "++g-+",
        ["FilterFence"] = "++g-+",
        ["FilterVolatile"] = "++g-+",
        ["FilterVolatileFence"] = "++g-+",
        ["Bakery"] = "++1-+",
        ["BakeryFence"] = "++1-+",
        ["BakeryVolatile"] = "++1-+",
        ["BakeryVolatileFenceChoosing"] = "++1-+",
        ["BakeryVolatileFenceNumber"] = "++1-+",
        ["BakeryVolatileFence"] = "++1-+",
        ["BakeryOfThree"] = "++1-+",
        ["BakeryOfThreeVolatileFence"] = "++1-+",
        ["BakeryWithoutChoosing"] = "-??-?",
        ["BakeryWithoutChoosingVolatileFence"] = "-??-?",
        ["TestAndSet"] = "++g-+",
        ["TestAndTestAndSet"] = "++g-+",
        ["Swap"] = "++g-+",
        ["CompareAndSwap"] = "++g-+",
        ["LoadLinkedStoreConditional"] = "++g-+",
        ["Ticket"] = "++1-+",
        ["Mcs"] = "++1-+",
        ["MonitorLock"] = "++g++",
        ["LockObject"] = "++g++",
        ["BinarySemaphore"] = "++g++",
    };

    /// <summary>safe, ownership, no race.</summary>
    public static readonly Dictionary<string, string> Ownership = new()
    {
        ["UnlockByStranger"] = " - ",
        ["HeldAtEnd"] = " - ",
        ["ForgottenLock"] = "- -",
    };
}
