using Interleave.Gallery.MutualExclusion.Ownership;

namespace Interleave.Gallery.MutualExclusion;

/// <summary>Mutual exclusion: its algorithms and their scenarios.</summary>
static class MutualExclusionProblem
{
    const string Folder = "MutualExclusion";

    public static Problem Problem { get; } = new(
        Folder,
        "Some stretch of each thread's program, its critical section, must never run in two threads at once. Who is outside keeps nobody out, and who has asked gets in.",
    [
        Threads<StrictAlternation>("strict alternation", "plain"),
        Threads<StrictAlternationVolatile>("strict alternation", "volatile"),
        Threads<Peterson>("Peterson", "plain"),
        Threads<PetersonFence>("Peterson", "fence"),
        Threads<PetersonVolatile>("Peterson", "volatile"),
        Threads<PetersonVolatileFence>("Peterson", "volatile + fence"),
        ManyThreads<Filter>("filter, 3 threads", "plain"),
        ManyThreads<FilterFence>("filter, 3 threads", "fence"),
        ManyThreads<FilterVolatile>("filter, 3 threads", "volatile"),
        ManyThreads<FilterVolatileFence>("filter, 3 threads", "volatile + fence"),
        Threads<Bakery>("bakery", "plain"),
        Threads<BakeryFence>("bakery", "fence"),
        Threads<BakeryVolatile>("bakery", "volatile"),
        Threads<BakeryVolatileFenceChoosing>("bakery", "volatile + fence after choosing"),
        Threads<BakeryVolatileFenceNumber>("bakery", "volatile + fence after number"),
        Threads<BakeryVolatileFence>("bakery", "volatile + fence"),
        ManyThreads<BakeryOfThree>("bakery, 3 threads", "plain", "Bakery.cs"),
        ManyThreads<BakeryOfThreeVolatileFence>("bakery, 3 threads", "volatile + fence", "BakeryVolatileFence.cs"),
        Threads<BakeryWithoutChoosing>("bakery, no choosing", "plain"),
        Threads<BakeryWithoutChoosingVolatileFence>("bakery, no choosing", "volatile + fence"),
        Threads<TestAndSet>("test-and-set", "interlocked"),
        Threads<TestAndTestAndSet>("test-and-test-and-set", "interlocked"),
        Threads<Swap>("swap", "interlocked"),
        Threads<CompareAndSwap>("compare-and-swap", "interlocked"),
        Threads<LoadLinkedStoreConditional>("LL/SC", "interlocked"),
        Threads<Ticket>("ticket", "interlocked"),
        Threads<Mcs>("MCS", "interlocked"),
        Threads<MonitorLock>("lock", "Monitor"),
        Threads<LockObject>("lock", "Lock"),
        Threads<BinarySemaphore>("semaphore", "SemaphoreSlim"),
        Owners<UnlockByStranger>("unlocked by a stranger", (nameof(UnlockByStranger.TwoThreads), Property.Ownership)),
        Owners<HeldAtEnd>("held at the end", (nameof(HeldAtEnd.TwoThreads), Property.Ownership)),
        Owners<ForgottenLock>("forgotten lock", (nameof(ForgottenLock.BothCount), Property.Safe), (nameof(ForgottenLock.OneLooks), Property.NoRace)),
    ]);

    static Solution Threads<T>(string name, string variant) where T : MutexAlgorithm, new() => Solution.Of<T>(
        name, variant,
        (nameof(MutexAlgorithm.Contend1), Property.MutualExclusion),
        (nameof(MutexAlgorithm.Contend2), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.Contend3), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.OneNeverAsks), Property.Progress),
        (nameof(MutexAlgorithm.OneHalts), Property.Progress));

    // With three threads, two rounds of each are too many executions to explore them all.
    static Solution ManyThreads<T>(string name, string variant) where T : MutexAlgorithm, new() => Solution.Of<T>(
        name, variant,
        (nameof(MutexAlgorithm.Contend1), Property.MutualExclusion),
        (nameof(MutexAlgorithm.OneInsists), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.OneNeverAsks), Property.Progress));

    static Solution ManyThreads<T>(string name, string variant, string file) where T : MutexAlgorithm, new() =>
        ManyThreads<T>(name, variant) with { SourceFile = $"{Folder}/{file}" };

    static Solution Owners<T>(string name, params (string Method, string Property)[] scenarios) where T : new() =>
        Solution.Of<T>(name, "Monitor", scenarios);
}
