namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Mutual exclusion.</summary>
internal static class MutualExclusionVerdicts
{
    public static readonly VerdictTable Algorithms = new("MutualExclusion", "mutual exclusion, progress, bounded waiting, no busy-waiting, no hang", new()
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
    });

    public static readonly VerdictTable Ownership = new("MutualExclusion/Ownership", "safe, ownership, no race", new()
    {
        ["UnlockByStranger"] = " - ",
        ["HeldAtEnd"] = " - ",
        ["ForgottenLock"] = "- -",
    });
}
