namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Locks in a kernel, and threads.</summary>
internal static class KernelLocksVerdicts
{
    public static readonly VerdictTable Locks = new("KernelLocks", "mutual exclusion, progress, no busy-waiting, no hang, waiter sleeps", new()
    {
        ["InterruptsOff"] = "++++ ",
        ["InterruptsLeftOff"] = "+-++ ",
        ["SleepingLock"] = "++++ ",
        ["EnabledBeforeQueueing"] = "+-+- ",
        ["EnabledBeforeSleeping"] = "+-+- ",
        ["InterruptsOffTwoCpus"] = "-+-+-",
        ["SleepingLockTwoCpus"] = "----+",
        ["SpinningLock"] = "++-+-",
        ["GuardedLock"] = "++-++",
        ["GuardFreedBeforeSleeping"] = "+---+",
    });

    public static readonly VerdictTable Futexes = new("KernelLocks/Futex", "mutual exclusion, progress, no busy-waiting, no hang, no kernel call", new()
    {
        ["ThreeStates"] = "+++++",
        ["ThreeStatesUnchecked"] = "+-+-+",
        ["ThreeStatesForgetful"] = "++--+",
        ["TwoStates"] = "++++-",
    });

    public static readonly VerdictTable Heaps = new("KernelLocks/Heap", "safe, no race", new()
    {
        ["PeerThreads"] = "--",
        ["TwoProcesses"] = "++",
    });

    public static readonly VerdictTable Tasks = new("KernelLocks/UserThreads", "peers go on, more for more threads", new()
    {
        ["ManyToOne"] = "--",
        ["OneToOne"] = "++",
        ["ManyToMany"] = "++",
    });
}
