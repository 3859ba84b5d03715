namespace Interleave.Gallery.BuildingWater;

/// <summary>Building water: the solutions and their scenarios.</summary>
static class BuildingWaterProblem
{
    /// <summary>Drawn at random where six atoms are too many executions.</summary>
    const int Schedules = 300;

    public static Problem Problem { get; } = new(
        "BuildingWater",
        "Hydrogen and oxygen atoms come in any order. Two of the one and one of the other make a molecule: all three of them bond before any of the next does.",
    [
        Solution.Of<TwoQueues>("two queues", "SemaphoreSlim", (nameof(WaterSolution.OneMolecule), Property.NoHang)).Sampling(nameof(WaterSolution.TwoMolecules), Schedules),
        Solution.Of<BarrierOfThree>("barrier of three", "SemaphoreSlim, Barrier", (nameof(WaterSolution.OneMolecule), Property.NoHang)).Sampling(nameof(WaterSolution.TwoMolecules), Schedules),
        Solution.Of<OneByOneAtTheDoor>("one by one at the door", "SemaphoreSlim", (nameof(WaterSolution.OneMolecule), Property.NoHang)).Sampling(nameof(WaterSolution.TwoMolecules), Schedules),
    ]);
}
