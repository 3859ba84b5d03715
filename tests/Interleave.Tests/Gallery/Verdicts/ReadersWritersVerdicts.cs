namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Readers and writers.</summary>
internal static class ReadersWritersVerdicts
{
    public static readonly VerdictTable Table = new(
        "ReadersWriters",
        "safe, no busy-waiting, no hang, concurrency, writers first, in order, readers: bounded waiting, writers: bounded waiting",
        new()
    {
        ["ActiveAndWaiting"] = "++++++g ",
        ["ReadersFirst"] = "++++   g",
        ["WriterPriorityFifo"] = "+++++   ",
        ["WriterPriorityFifoWithoutM1"] = "+++++   ",
        ["WriterPriorityHandOver"] = "+++++   ",
        ["WriterPriorityHandOverWithoutM1"] = "++++-   ",
        ["WriterPriorityBarging"] = "++++-   ",
        ["WriterPriorityBargingWithoutM1"] = "++++-   ",
        ["WriterPriorityMisprint"] = "++-+    ",
        ["OneDoorFifo"] = "+++++ 11",
        ["OneDoorBarging"] = "++++- gg",
    });
}
