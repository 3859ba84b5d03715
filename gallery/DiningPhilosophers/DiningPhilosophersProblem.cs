namespace Interleave.Gallery.DiningPhilosophers;

/// <summary>Dining philosophers: the solutions and their scenarios.</summary>
static class DiningPhilosophersProblem
{
    /// <summary>Drawn at random where five at the table are too many executions.</summary>
    const int Schedules = 300;

    public static Problem Problem { get; } = new(
        "DiningPhilosophers",
        "Five philosophers sit around a table with a fork between each two. To eat, one needs the forks on both sides. Nobody may starve, and as many as can shall eat at once.",
    [
        AllFive<LeftThenRight>("left fork, then right", "Monitor"),
        AllFive<OneAtATime>("a mutex around the forks", "Monitor"),
        AllFive<PutBack>("put the left one back", "Monitor", (nameof(PutBack.Try1), Property.NoLivelock), (nameof(PutBack.Try2), Property.NoLivelock), (nameof(PutBack.Try3), Property.NoLivelock)),
        UpToFour<StateArray>("state array", "SemaphoreSlim", (nameof(DiningSolution.BetweenTwo1), Property.BoundedWaiting), (nameof(DiningSolution.BetweenTwo2), Property.BoundedWaiting)),
        Solution.Of<StateArrayMinusOne>("state array, (i - 1) % n", "SemaphoreSlim", (nameof(DiningSolution.Three), Property.NoHang), (nameof(DiningSolution.Four), Property.NoHang)),
        AllFive<OrderedForks>("ordered forks", "Monitor"),
        UpToFour<OneSeatFree>("one seat free", "Monitor"),
        UpToFour<BothAtOnce>("both at once", "AND"),
        UpToFour<MonitorOfForks>("monitor", "Monitor"),
    ]);

    static Solution AllFive<T>(string name, string variant, params (string Method, string Property)[] more) where T : DiningSolution, new() =>
        Of<T>(name, variant, [(nameof(DiningSolution.Five), Property.NoHang), .. more]);

    static Solution UpToFour<T>(string name, string variant, params (string Method, string Property)[] more) where T : DiningSolution, new() =>
        Of<T>(name, variant, more).Sampling(nameof(DiningSolution.Five), Schedules);

    static Solution Of<T>(string name, string variant, (string Method, string Property)[] more) where T : DiningSolution, new() => Solution.Of<T>(
        name, variant,
        [
            (nameof(DiningSolution.Three), Property.NoHang),
            (nameof(DiningSolution.Four), Property.NoHang),
            (nameof(DiningSolution.TwoEat), Property.Concurrency),
            .. more,
        ]);
}
