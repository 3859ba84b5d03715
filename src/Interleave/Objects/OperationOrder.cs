using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>What an operation keeps in order with it of what else its thread does.</summary>
[Flags]
internal enum Orders : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What follows it.</summary>
    Acquires = 1,

    /// <summary>What precedes it.</summary>
    Releases = 2,
}

/// <summary>
/// Taking an object acquires, and so does seeing that something has ended or come; giving it back releases, and so do the
/// start and the end of a thread. .NET promises no more: an attempt that fails has seen nothing, and to set an event is no
/// acquire.
/// </summary>
internal static class OperationOrder
{
    /// <param name="operation">The operation, not left waiting.</param>
    /// <param name="changes">Whether it leaves another state.</param>
    /// <param name="result">Its result.</param>
    public static Orders Of(Operation operation, bool changes, long result) =>
        (Acquires(operation, changes, result) ? Orders.Acquires : Orders.None) | (changes && Releases(operation) ? Orders.Releases : Orders.None);

    private static bool Acquires(Operation operation, bool changes, long result) => operation switch
    {
        Operation.MonitorEnter or Operation.MonitorTryEnter or Operation.MonitorReenter => changes,
        Operation.LockEnter or Operation.LockTryEnter or Operation.SemaphoreWait => changes,
        Operation.SemaphoreLook or Operation.EventWait or Operation.MutexWait or Operation.CountdownWait or Operation.CancelWait => result > 0,
        Operation.EventIsSet or Operation.CancelIsRequested or Operation.LazyLook or Operation.TakeInterrupt => result == 1,
        Operation.ThreadJoin => result == 1,
        Operation.ThreadIsAlive => result == 0,
        Operation.ThreadState => result == (long)ThreadState.Stopped,
        // The last one sees that all others have come.
        Operation.CountdownSignal or Operation.BarrierRemove => result == 1,
        Operation.CountdownCount => result == 0,
        Operation.BarrierArrive => result is -1 or -2,
        Operation.BarrierAwait or Operation.BarrierPhase => true,
        Operation.BarrierWithdraw => result == 0,
        // Whoever cancels takes over what has been registered.
        Operation.CancelRequest => changes,
        // A callback that is not there any more has been run: what it did is seen.
        Operation.CancelUnregister => result >= 0,
        Operation.CancelNext or Operation.CancelAwaitCallback => true,
        Operation.SlimEnterRead or Operation.SlimEnterUpgradeable or Operation.SlimEnterWrite or Operation.SlimQueue or Operation.SlimAwait => result == 1,
        Operation.OldEnter or Operation.OldAwait or Operation.OldUpgrade => result == 1,
        // Whoever gives somebody in a queue its turn, or runs what comes after a task, takes over what that has left.
        Operation.SemaphoreRelease => result <= -4,
        Operation.SemaphoreQueue or Operation.TaskWait => result == 1,
        Operation.TaskStart or Operation.TaskComplete or Operation.TaskCancel => true,
        Operation.SemaphoreUnqueue or Operation.TaskContinuation or Operation.TaskOutcome => true,
        Operation.TaskContinue => !changes,
        Operation.TaskStatus => result == (long)TaskStatus.RanToCompletion,
        Operation.TaskArrive or Operation.TaskLeave => (int)result == 0,
        // To go on without having changed anything is to have seen an item, room, or the end.
        Operation.ChannelWrite or Operation.ChannelRead or Operation.ChannelWaitToRead or Operation.ChannelWaitToWrite => true,
        Operation.ChannelComplete or Operation.ChannelCancel or Operation.CollectionTake => true,
        Operation.ChannelPeek or Operation.CollectionPeek or Operation.CollectionItems or Operation.CollectionStatus => result != 0,
        Operation.ChannelTryWrite or Operation.ChannelTryRead => changes,
        Operation.CollectionAdd or Operation.CollectionTryAdd or Operation.CollectionTryTake or Operation.CollectionClear => changes,
        Operation.LazyEnter or Operation.ThreadLocalValues => true,
        Operation.LazyPublish => !changes,
        // What stops a round shows that something has come.
        Operation.LoopEnter => result == 0,
        Operation.LoopIsStopped or Operation.LoopHasFailed => result == 1,
        Operation.LoopLowest => result >= 0,
        _ => false,
    };

    private static bool Releases(Operation operation) => operation switch
    {
        Operation.MonitorExit or Operation.MonitorWait or Operation.LockExit or Operation.SemaphoreRelease => true,
        Operation.EventSet or Operation.MutexRelease or Operation.MutexAbandon or Operation.CountdownSignal => true,
        Operation.BarrierArrive or Operation.BarrierRemove or Operation.BarrierFinish => true,
        Operation.CancelRequest or Operation.CancelNext or Operation.CancelRegister => true,
        Operation.ThreadStart or Operation.ThreadEnd or Operation.ThreadInterrupt => true,
        Operation.SemaphoreQueue or Operation.TaskSchedule or Operation.TaskComplete or Operation.TaskCancel => true,
        Operation.TaskContinue or Operation.TaskLeave or Operation.TaskArrive => true,
        >= Operation.ChannelTryWrite and <= Operation.CollectionStatus => true,
        Operation.SlimExitRead or Operation.SlimExitUpgradeable or Operation.SlimExitWrite => true,
        Operation.OldLeave or Operation.OldGiveOn or Operation.OldDowngrade => true,
        Operation.LoopStop or Operation.LoopBreak or Operation.LoopFail => true,
        Operation.LazyFinish or Operation.LazyPublish or Operation.ThreadLocalSet => true,
        _ => false,
    };
}
