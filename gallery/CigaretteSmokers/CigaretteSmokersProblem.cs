namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>Cigarette smokers: the solutions and their scenarios.</summary>
static class CigaretteSmokersProblem
{
    /// <summary>Drawn at random where three agents are too many executions.</summary>
    const int Schedules = 300;

    public static Problem Problem { get; } = new(
        "CigaretteSmokers",
        "A smoker needs three ingredients and owns one. An agent puts the two others on the table, one after the other. The smoker who lacks these must get them, and then the next agent supplies.",
    [
        All<OneThenTheOther>("one, then the other", "SemaphoreSlim"),
        All<Pushers>("pushers with flags", "SemaphoreSlim"),
        All<ArrayOfSemaphores>("array of semaphores", "SemaphoreSlim"),
        Solution.Of<BothIngredients>("both at once", "AND", (nameof(SmokersSolution.TwoAgents), Property.NoHang)).Sampling(nameof(SmokersSolution.ThreeAgents), Schedules),
    ]);

    static Solution All<T>(string name, string variant) where T : SmokersSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(SmokersSolution.TwoAgents), Property.NoHang),
        (nameof(SmokersSolution.ThreeAgents), Property.NoHang));
}
