using Interleave.Gallery.Monitors.Misuse;

namespace Interleave.Gallery.Monitors;

/// <summary>Monitors and condition variables: the solutions and their scenarios.</summary>
static class MonitorsProblem
{
    public static Problem Problem { get; } = new(
        "Monitors",
        "A lock, and conditions to wait for with the lock given back meanwhile. What is true when somebody is signalled may or may not be true when he is there, and a signal that nobody waits for is lost.",
    [
        Stores<MesaWhile>("Mesa, while", "Monitor"),
        Stores<MesaIf>("Mesa, if", "Monitor"),
        Stores<TestedOutside>("tested outside the lock", "Monitor"),
        Stores<ChangedOutside>("changed outside the lock", "Monitor"),
        Stores<OneConditionSignal>("one condition for two, signal", "Monitor"),
        Stores<OneConditionBroadcast>("one condition for two, broadcast", "Monitor"),
        Stores<HoareIf>("Hoare, if", "semaphores"),
        Stores<HoareWaiterCountedLate>("Hoare, waiter counted late", "semaphores"),
        Stores<HoareSignallerCountedLate>("Hoare, signaller counted late", "semaphores"),

        Solution.Of<WaitOutside>("wait without the lock", "Monitor", (nameof(WaitOutside.TwoThreads), Property.Ownership)),
        Solution.Of<SignalOutside>("signal without the lock", "Monitor", (nameof(SignalOutside.TwoThreads), Property.Ownership)),
        Solution.Of<BroadcastOutside>("broadcast without the lock", "Monitor", (nameof(BroadcastOutside.TwoThreads), Property.Ownership)),
    ]);

    static Solution Stores<T>(string name, string variant) where T : MonitorSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(MonitorSolution.OneProducer), Property.NoHang),
        (nameof(MonitorSolution.TwoProducers), Property.NoHang));
}
