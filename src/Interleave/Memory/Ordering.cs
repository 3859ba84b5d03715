using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Memory;

/// <summary>What an event orders beside itself, as .NET documents it.</summary>
internal static class Ordering
{
    /// <summary>Whether it stays before everything that follows it in program order.</summary>
    public static bool Acquires(in Event it) => it.Kind switch
    {
        EventKind.Read => it.Mode != AccessMode.Plain,
        EventKind.Update => true,
        EventKind.Operation => !it.IsBlocked && Acquires((Operation)it.Code, it.Writes, it.Result),
        _ => false,
    };

    /// <summary>Whether it stays behind everything that precedes it in program order.</summary>
    public static bool Releases(in Event it) => it.Kind switch
    {
        EventKind.Read => it.IsAtomic,
        EventKind.Write => it.Mode != AccessMode.Plain,
        EventKind.Update => true,
        EventKind.Operation => !it.IsBlocked && Releases((Operation)it.Code, it.Writes),
        _ => false,
    };

    /// <summary>Taking an object acquires, and so does seeing that a thread has ended; an attempt that fails has seen nothing.</summary>
    private static bool Acquires(Operation operation, bool changes, long result) => operation switch
    {
        Operation.MonitorExit or Operation.LockExit or Operation.MonitorWait or Operation.SemaphoreRelease => false,
        Operation.MonitorPulse or Operation.MonitorPulseAll or Operation.MonitorExpire => false,
        Operation.ThreadStart or Operation.ThreadEnd => false,
        Operation.ThreadJoin => result == 1,
        Operation.ThreadIsAlive => result == 0,
        Operation.ThreadState => result == (long)ThreadState.Stopped,
        Operation.MonitorTryEnter or Operation.LockTryEnter or Operation.SemaphoreWait => changes,
        _ => true,
    };

    /// <summary>Giving an object back releases, and so do the start and the end of a thread. Of operations not named here, those that change their object do.</summary>
    private static bool Releases(Operation operation, bool changes) => operation switch
    {
        Operation.MonitorEnter or Operation.MonitorTryEnter or Operation.MonitorReenter => false,
        Operation.LockEnter or Operation.LockTryEnter or Operation.SemaphoreWait => false,
        Operation.MonitorPulse or Operation.MonitorPulseAll or Operation.MonitorExpire => false,
        Operation.ThreadJoin => false,
        _ => changes,
    };
}
