using Interleave.Gallery.KernelLocks.Futex;
using Interleave.Gallery.KernelLocks.Heap;
using Interleave.Gallery.KernelLocks.UserThreads;
using Interleave.Gallery.MutualExclusion;

namespace Interleave.Gallery.KernelLocks;

/// <summary>Locks in a kernel: the locks and their scenarios.</summary>
static class KernelLocksProblem
{
    public static Problem Problem { get; } = new(
        "KernelLocks",
        "A kernel makes threads out of a few CPUs and a timer, and locks out of disabled interrupts and a word of memory. Who waits for a lock is to sleep, and not to oversleep.",
    [
        OneCpu<InterruptsOff>("interrupts off", "1 CPU"),
        OneCpu<InterruptsLeftOff>("interrupts left off", "1 CPU"),
        OneCpu<SleepingLock>("sleeping lock", "1 CPU"),
        OneCpu<EnabledBeforeQueueing>("enabled before queueing", "1 CPU"),
        OneCpu<EnabledBeforeSleeping>("enabled before sleeping", "1 CPU"),
        TwoCpus<InterruptsOffTwoCpus>("interrupts off", "2 CPUs"),
        TwoCpus<SleepingLockTwoCpus>("sleeping lock", "2 CPUs"),
        TwoCpus<SpinningLock>("test-and-set", "2 CPUs"),
        TwoCpus<GuardedLock>("guard word and queue", "2 CPUs"),
        TwoCpus<GuardFreedBeforeSleeping>("guard freed before sleeping", "2 CPUs"),

        Futexes<ThreeStates>("futex, three states"),
        Futexes<ThreeStatesUnchecked>("futex, kernel looks not again"),
        Futexes<ThreeStatesForgetful>("futex, woken takes for itself"),
        Futexes<TwoStates>("futex, two states"),

        Heaps<PeerThreads>("peer threads"),
        Heaps<TwoProcesses>("processes"),

        Tasks<ManyToOne>("many to one"),
        Tasks<OneToOne>("one to one"),
        Tasks<ManyToMany>("many to many"),
    ]);

    static Solution OneCpu<T>(string name, string variant) where T : KernelLock, new() => Solution.Of<T>(
        name, variant,
        (nameof(KernelLock.TwoThreads), Property.MutualExclusion),
        (nameof(KernelLock.ThreeThreads), Property.MutualExclusion),
        (nameof(KernelLock.OneComputesForEver), Property.Progress));

    static Solution TwoCpus<T>(string name, string variant) where T : KernelLock, new() => Solution.Of<T>(
        name, variant,
        (nameof(KernelLock.TwoThreads), Property.MutualExclusion),
        (nameof(KernelLock.OneComputesForEver), Property.Progress),
        (nameof(KernelLock.HolderWaitsForASleeper), Property.WaiterSleeps));

    static Solution Futexes<T>(string name) where T : FutexLock, new() => Solution.Of<T>(
        name, "interlocked",
        (nameof(MutexAlgorithm.Contend1), Property.MutualExclusion),
        (nameof(MutexAlgorithm.OneNeverAsks), Property.Progress),
        (nameof(FutexLock.Uncontended), Property.NoKernelCall));

    static Solution Heaps<T>(string name) where T : Neighbours, new() => Solution.Of<T>(
        name, "",
        (nameof(Neighbours.BothWrite), Property.Safe),
        (nameof(Neighbours.BothWriteUnordered), Property.NoRace));

    static Solution Tasks<T>(string name) where T : TaskOfThreads, new() => Solution.Of<T>(
        name, "",
        (nameof(TaskOfThreads.OneWaitsInTheKernel), Property.PeersGoOn),
        (nameof(TaskOfThreads.ThreeThreadsAndOne), Property.MoreForMore));
}
