namespace Interleave.Gallery.SantaClaus;

/// <summary>Santa Claus: the solutions and their scenarios.</summary>
static class SantaClausProblem
{
    /// <summary>Drawn at random where reindeer and elves together are too many executions.</summary>
    const int Schedules = 300;

    public static Problem Problem { get; } = new(
        "SantaClaus",
        "Santa sleeps until all his reindeer are back, or until a group of elves has questions. He harnesses all the reindeer and drives off, or answers the whole group.",
    [
        Called<CallsAndGoes>("calls and goes"),
        Called<WaitsForOne>("waits for one"),
        Called<WaitsForEach>("waits for each"),
    ]);

    static Solution Called<T>(string name) where T : SantaSolution, new() => Solution.Of<T>(
        name, "SemaphoreSlim",
        (nameof(SantaSolution.AllReindeer), Property.NoHang),
        (nameof(SantaSolution.OneGroup), Property.NoHang)).Sampling(nameof(SantaSolution.ReindeerAndElves), Schedules);
}
