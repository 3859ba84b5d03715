namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Building water.</summary>
internal static class BuildingWaterVerdicts
{
    public static readonly VerdictTable Table = new("BuildingWater", "safe, no busy-waiting, no hang, large, sampled", new()
    {
        ["TwoQueues"] = "+++-",
        ["BarrierOfThree"] = "+++?",
        ["OneByOneAtTheDoor"] = "+++-",
    });
}
