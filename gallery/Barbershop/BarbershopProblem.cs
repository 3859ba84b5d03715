namespace Interleave.Gallery.Barbershop;

/// <summary>The barbershop: the solutions and their scenarios.</summary>
static class BarbershopProblem
{
    /// <summary>Drawn at random for the full shop.</summary>
    const int Schedules = 30;

    public static Problem Problem { get; } = new(
        "Barbershop",
        "Three barbers, three chairs, a sofa for four, room for twenty and one cash register. Who has waited longest is served first, stays until his own cut is done, and pays.",
    [
        Shop<Unfair>("unfair", "one semaphore each"),
        Shop<Fair>("fair", "finished for each customer").Sampling(nameof(BarbershopSolution.FullShop), Schedules),
        Shop<EachHisOwn>("fair to the end", "all for each customer").Sampling(nameof(BarbershopSolution.FullShop), Schedules),
    ]);

    static Solution Shop<T>(string name, string variant) where T : BarbershopSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(BarbershopSolution.OneBarber), Property.NoHang),
        (nameof(BarbershopSolution.HisCut), Property.HisCut),
        (nameof(BarbershopSolution.HisChair), Property.HisChair),
        (nameof(BarbershopSolution.HisReceipt), Property.HisReceipt),
        (nameof(BarbershopSolution.LongestFirst), Property.LongestFirst),
        (nameof(BarbershopSolution.NeverTooFull), Property.NeverTooFull));
}
