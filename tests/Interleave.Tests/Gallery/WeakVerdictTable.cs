namespace Interleave.Tests.Gallery;

/// <summary>What must be true of the gallery on x86 and in .NET, where it is not what it is under sequential consistency; in the letters of <see cref="VerdictTable"/>.</summary>
internal static class WeakVerdictTable
{
    public static readonly Dictionary<string, (string Tso, string DotNet)> Rows = new()
    {
        // safe, never two, never none, progress, no busy-waiting, no hang
        ["LabelledNotes"] = ("---+++", "---+++"),
        ["LabelledNotesFence"] = ("-+-+++", "---+++"),
        ["LabelledNotesVolatile"] = ("---+++", "---+++"),
        ["NoteAsTurn"] = ("+++-++", "--+-++"),
        ["WatchAndWait"] = ("--++-+", "---+--"),
        ["WatchAndWaitFence"] = ("++++-+", "---+--"),
        ["WatchAndWaitVolatile"] = ("--++-+", "--++-+"),
        ["PetersonMilk"] = ("--++-+", "---+--"),
        ["PetersonMilkFence"] = ("++++-+", "---+--"),
        ["PetersonMilkVolatile"] = ("--++-+", "--++-+"),

        // mutual exclusion, progress, bounded waiting, no busy-waiting, no hang
        ["StrictAlternation"] = ("+-1-+", "--?--"),
        ["Peterson"] = ("-??-?", "--?--"),
        ["PetersonFence"] = ("++1-+", "--?--"),
        ["PetersonVolatile"] = ("-??-?", "-??-?"),
        ["Filter"] = ("-??-?", "--?--"),
        ["FilterFence"] = ("++g-+", "--?--"),
        ["FilterVolatile"] = ("-??-?", "-??-?"),
        ["Bakery"] = ("-??-?", "--?--"),
        ["BakeryFence"] = ("++1-+", "--?--"),
        ["BakeryVolatile"] = ("-??-?", "-??-?"),
        ["BakeryVolatileFenceChoosing"] = ("-??-?", "-??-?"),
        ["BakeryVolatileFenceNumber"] = ("-??-?", "-??-?"),
        ["BakeryOfThree"] = ("-??-?", "--?--"),
        ["BakeryWithoutChoosing"] = ("-??-?", "--?--"),
    };
}
