using Interleave.Gallery.MutualExclusion;
using Interleave.Gallery.Semaphores.Uses;

namespace Interleave.Gallery.Semaphores;

/// <summary>Semaphores: ways to make one, ways to use one, and their scenarios.</summary>
static class SemaphoresProblem
{
    public static Problem Problem { get; } = new(
        "Semaphores",
        "A number that is never negative: V adds one, P waits until there is one to take away. One value to start from makes a lock of it, another a signal, a third a counter of places.",
    [
        Kinds<BusyWaiting>("definition", "busy-waiting"),
        Kinds<FirstComeFirstServed>("count and queue", "first come, first served"),
        Kinds<Malicious>("count and queue", "last come, first served"),
        Kinds<OfTheFramework>("count and queue", "SemaphoreSlim"),
        Kinds<Binary>("binary", "AutoResetEvent"),

        Solution.Of<Snapshot>("snapshot", "S1 = 0, S2 = 3, S3 = 0", (nameof(Snapshot.SignalWakesItsOwn), Property.NoHang)),
        Sitting<LookThenWait>("look at the value, then P"),
        Sitting<TryToTake>("look and take at once"),
        Trains<RailwayFromTwo>("railway of two", "from 2"),
        Trains<RailwayFromOne>("railway of two", "from 1"),
        Trains<RailwayFromThree>("railway of two", "from 3"),
        Ordered<PrecedenceFromZero>("S1 before S2; join", "from 0"),
        Ordered<PrecedenceFromOne>("S1 before S2; join", "from 1"),
    ]);

    static Solution Kinds<T>(string name, string variant) where T : SemaphoreSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(MutexAlgorithm.Contend1), Property.MutualExclusion),
        (nameof(MutexAlgorithm.OneInsists), Property.BoundedWaiting),
        (nameof(MutexAlgorithm.OneNeverAsks), Property.Progress),
        (nameof(SemaphoreSolution.TwoSignalsBefore), Property.CountsEverySignal));

    static Solution Sitting<T>(string name) where T : Seats, new() => Solution.Of<T>(
        name, "from 1",
        (nameof(Seats.TwoCome), Property.NoHang));

    static Solution Trains<T>(string name, string variant) where T : Railway, new() => Solution.Of<T>(
        name, variant,
        (nameof(Railway.ThreeTrains), Property.Safe),
        (nameof(Railway.TwoMeet), Property.Concurrency));

    static Solution Ordered<T>(string name, string variant) where T : Precedence, new() => Solution.Of<T>(
        name, variant,
        (nameof(Precedence.S1BeforeS2), Property.Safe),
        (nameof(Precedence.Join), Property.Safe));
}
