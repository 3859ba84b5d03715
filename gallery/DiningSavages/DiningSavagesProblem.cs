namespace Interleave.Gallery.DiningSavages;

/// <summary>Dining savages: the solutions and their scenarios.</summary>
static class DiningSavagesProblem
{
    public static Problem Problem { get; } = new(
        "DiningSavages",
        "A tribe eats from one pot. Who is hungry helps himself, unless it is empty: then he wakes the cook and waits until the cook has filled it. The cook fills an empty pot only.",
    [
        Pots<WakesAndEats>("wakes and eats", "SemaphoreSlim"),
        Pots<StepsAside>("steps aside", "SemaphoreSlim"),
        Pots<WaitsAtThePot>("waits at the pot", "SemaphoreSlim"),
        Pots<MonitorAtThePot>("monitor", "Monitor"),
    ]);

    static Solution Pots<T>(string name, string variant) where T : SavagesSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(SavagesSolution.Two), Property.NoHang),
        (nameof(SavagesSolution.Three), Property.NoHang));
}
