using Interleave.Gallery.MutualExclusion;
using Interleave.Gallery.MutualExclusion.Ownership;
using Interleave.Gallery.TooMuchMilk;

namespace Interleave.Gallery;

/// <summary>What is to be solved.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Story">What it is about, in a sentence or two.</param>
public sealed record Problem(string Name, string Story);

/// <summary>One way to solve a problem, right or wrong.</summary>
/// <param name="Problem">The problem, which is the name of its folder.</param>
/// <param name="Name">The solution's name in the textbooks.</param>
/// <param name="Variant">How its shared fields are declared: <c>plain</c>, <c>fence</c>, <c>volatile</c>, <c>volatile + fence</c> …</param>
/// <param name="TypeName">The full name of its class.</param>
/// <param name="SourceFile">Its file, from the gallery's folder.</param>
/// <param name="Scenarios">What is checked.</param>
public sealed record Solution(
    string Problem, string Name, string Variant, string TypeName, string SourceFile, IReadOnlyList<Scenario> Scenarios);

/// <summary>A way to use a solution, and what is asked of it then.</summary>
/// <param name="Name">The scenario's name, which is the method's.</param>
/// <param name="Method">The method to check, as <c>Type.Method</c>; it may be inherited.</param>
/// <param name="Property">What is asked: a <see cref="Gallery.Property"/>.</param>
public sealed record Scenario(string Name, string Method, string Property);

/// <summary>What can be asked of a solution: the columns of the matrix.</summary>
public static class Property
{
    /// <summary>The assertion about the shared state.</summary>
    public const string Safe = "safe";

    /// <summary>One half of it: never too much.</summary>
    public const string NeverTwo = "never two";

    /// <summary>The other half: never too little.</summary>
    public const string NeverNone = "never none";

    /// <summary>At most one thread is inside at a time.</summary>
    public const string MutualExclusion = "mutual exclusion";

    /// <summary>A thread outside its critical section keeps no other out.</summary>
    public const string Progress = "progress";

    /// <summary>How often a waiting thread is overtaken does not grow with the number of rounds.</summary>
    public const string BoundedWaiting = "bounded waiting";

    /// <summary>Locks are released by those who hold them, and are all free at the end.</summary>
    public const string Ownership = "ownership";

    /// <summary>No two threads touch the same memory unordered.</summary>
    public const string NoRace = "no race";

    /// <summary>Who has to wait sleeps. Seen in every scenario.</summary>
    public const string NoBusyWaiting = "no busy-waiting";

    /// <summary>Nobody waits for ever. Seen in every scenario in which all take part.</summary>
    public const string NoHang = "no hang";
}

/// <summary>Everything in the gallery. What is true of it is for the checker to say.</summary>
public static class Catalogue
{
    const string Milk = "TooMuchMilk";
    const string Mutex = "MutualExclusion";

    /// <summary>The problems.</summary>
    public static IReadOnlyList<Problem> Problems { get; } =
    [
        new(Milk, "A and B share a refrigerator. Whoever comes home and finds no milk goes and buys some: there must never be more than one carton, and when somebody needs milk, somebody must buy it."),
        new(Mutex, "Some stretch of each thread's program, its critical section, must never run in two threads at once. Who is outside keeps nobody out, and who has asked gets in."),
    ];

    /// <summary>All solutions, by problem, each with its variants together.</summary>
    public static IReadOnlyList<Solution> Solutions { get; } =
    [
        Buyers<NoSynchronization>("no synchronization", "plain"),
        Buyers<CheckThenNote>("check, then leave a note", "plain"),
        Buyers<NoteFirst>("leave a note, then check", "plain"),
        Buyers<LabelledNotes>("labelled notes", "plain"),
        Buyers<LabelledNotesFence>("labelled notes", "fence"),
        Buyers<LabelledNotesVolatile>("labelled notes", "volatile"),
        Buyers<LabelledNotesVolatileFence>("labelled notes", "volatile + fence"),
        Buyers<NoteAsTurn>("note as a turn", "plain"),
        Buyers<NoteAsTurnVolatile>("note as a turn", "volatile"),
        Buyers<WatchAndWait>("watch and wait", "plain"),
        Buyers<WatchAndWaitFence>("watch and wait", "fence"),
        Buyers<WatchAndWaitVolatile>("watch and wait", "volatile"),
        Buyers<WatchAndWaitVolatileFence>("watch and wait", "volatile + fence"),
        Buyers<PetersonMilk>("Peterson's lock", "plain"),
        Buyers<PetersonMilkFence>("Peterson's lock", "fence"),
        Buyers<PetersonMilkVolatile>("Peterson's lock", "volatile"),
        Buyers<PetersonMilkVolatileFence>("Peterson's lock", "volatile + fence"),
        Buyers<LockMilk>("lock", "lock"),
        Buyers<SemaphoreMilk>("semaphore OKToBuyMilk", "semaphore"),

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
        ManyThreads<BakeryOfThree>("bakery, 3 threads", "plain", "Bakery"),
        ManyThreads<BakeryOfThreeVolatileFence>("bakery, 3 threads", "volatile + fence", "BakeryVolatileFence"),
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
    ];

    static Solution Buyers<T>(string name, string variant) where T : MilkSolution, new() => Of<T>(
        Milk, name, variant, $"{Milk}/{typeof(T).Name}.cs",
        (nameof(MilkSolution.TwoBuyers), Property.Safe),
        (nameof(MilkSolution.NeverTwo), Property.NeverTwo),
        (nameof(MilkSolution.NeverNone), Property.NeverNone),
        (nameof(MilkSolution.OneBuyer), Property.Safe),
        (nameof(MilkSolution.OnVacation), Property.Progress));

    static Solution Threads<T>(string name, string variant) where T : MutexAlgorithm, new() => Of<T>(
        Mutex, name, variant, $"{Mutex}/{typeof(T).Name}.cs",
        (nameof(MutexAlgorithm.Contend1), Property.MutualExclusion),
        (nameof(MutexAlgorithm.Contend2), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.Contend3), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.OneNeverAsks), Property.Progress),
        (nameof(MutexAlgorithm.OneHalts), Property.Progress));

    // With three threads, two rounds of each are too many executions to explore them all.
    static Solution ManyThreads<T>(string name, string variant, string? file = null) where T : MutexAlgorithm, new() => Of<T>(
        Mutex, name, variant, $"{Mutex}/{file ?? typeof(T).Name}.cs",
        (nameof(MutexAlgorithm.Contend1), Property.MutualExclusion),
        (nameof(MutexAlgorithm.OneInsists), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.OneNeverAsks), Property.Progress));

    static Solution Owners<T>(string name, params (string Method, string Property)[] scenarios) where T : new() =>
        Of<T>(Mutex, name, "Monitor", $"{Mutex}/Ownership/{typeof(T).Name}.cs", scenarios);

    static Solution Of<T>(string problem, string name, string variant, string file, params (string Method, string Property)[] scenarios) => new(
        problem, name, variant, typeof(T).FullName!, file,
        [.. scenarios.Select(s => new Scenario(s.Method, $"{typeof(T).Name}.{s.Method}", s.Property))]);
}
