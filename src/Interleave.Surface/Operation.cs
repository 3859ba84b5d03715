namespace Interleave.Surface;

/// <summary>
/// An operation on a synchronization object. The number it takes and gives is in its description;
/// a <em>timeout</em> is in milliseconds, -1 for none.
/// </summary>
public enum Operation : byte
{
    /// <summary>No operation.</summary>
    None,

    /// <summary>Monitor: enter.</summary>
    MonitorEnter,

    /// <summary>Monitor: try to enter within a timeout; 1 when entered, else 0.</summary>
    MonitorTryEnter,

    /// <summary>Monitor: leave; 0 when the caller does not hold it.</summary>
    MonitorExit,

    /// <summary>Monitor: release and wait for a pulse within a timeout; 1 when pulsed, 0 when expired, -1 when the caller does not hold it.</summary>
    MonitorWait,

    /// <summary>Monitor: wake the first waiter; 0 when the caller does not hold it.</summary>
    MonitorPulse,

    /// <summary>Monitor: wake all waiters; 0 when the caller does not hold it.</summary>
    MonitorPulseAll,

    /// <summary>Monitor: 1 when the caller holds it.</summary>
    MonitorIsEntered,

    /// <summary>Lock: enter.</summary>
    LockEnter,

    /// <summary>Lock: try to enter within a timeout; 1 when entered, else 0.</summary>
    LockTryEnter,

    /// <summary>Lock: leave; 0 when the caller does not hold it.</summary>
    LockExit,

    /// <summary>Lock: 1 when the caller holds it.</summary>
    LockIsHeld,

    /// <summary>Semaphore: made with the initial count in the low and the maximum in the high 32 bits.</summary>
    SemaphoreCreate,

    /// <summary>Semaphore: take one within a timeout; 1 when taken, 0 when expired, -1 when disposed.</summary>
    SemaphoreWait,

    /// <summary>Semaphore: give back so many; the previous count, -1 when that would pass the maximum, -2 when disposed. When somebody
    /// waits in the queue: -4 minus the number that has got its turn, or -3 when more than one is given back, which has to be done one by one.</summary>
    SemaphoreRelease,

    /// <summary>Semaphore: the current count.</summary>
    SemaphoreCount,

    /// <summary>Semaphore: dispose.</summary>
    SemaphoreDispose,

    /// <summary>Thread: wait for its end within a timeout; 1 when ended, else 0; -1 when it was never started.</summary>
    ThreadJoin,

    /// <summary>Thread: 1 when started and not ended.</summary>
    ThreadIsAlive,

    /// <summary>Thread: its <see cref="System.Threading.ThreadState"/>.</summary>
    ThreadState,

    /// <summary>Thread: 1 when it is a background thread; -1 when it has ended.</summary>
    ThreadIsBackground,

    /// <summary>Thread: make it a background thread (1) or not (0); -1 when it has ended.</summary>
    ThreadSetBackground,

    /// <summary>Thread: its managed id.</summary>
    ThreadId,

    /// <summary>Thread: 1 when it is one of the pool's.</summary>
    ThreadIsPooled,

    /// <summary>The calling thread gives up its turn: yield, spin or sleep.</summary>
    Yield,

    /// <summary>The second half of a monitor's wait: take the monitor again once pulsed. Issued by the engine.</summary>
    MonitorReenter,

    /// <summary>The timeout of a monitor's wait: leave the queue; 1 when pulsed already, else 0. Issued by the engine.</summary>
    MonitorExpire,

    /// <summary>A thread starts. Issued by the engine.</summary>
    ThreadStart,

    /// <summary>A thread has ended. Issued by the engine.</summary>
    ThreadEnd,

    /// <summary>Any object that can be disposed of: dispose.</summary>
    ObjectDispose,

    /// <summary>Any object that can be disposed of: 1 unless it has been.</summary>
    ObjectIsOpen,

    /// <summary>Event: made; 1 when set, plus 2 when a wait resets it.</summary>
    EventCreate,

    /// <summary>Event: set.</summary>
    EventSet,

    /// <summary>Event: reset.</summary>
    EventReset,

    /// <summary>Event: wait until set within a timeout; 1 when set, else 0.</summary>
    EventWait,

    /// <summary>Event: 1 when set; it stays as it is.</summary>
    EventIsSet,

    /// <summary>Mutex: made; 1 when the caller owns it.</summary>
    MutexCreate,

    /// <summary>Mutex: take within a timeout; 1 when taken, 2 when its owner had ended with it, 0 when expired.</summary>
    MutexWait,

    /// <summary>Mutex: give back; 0 when the caller does not own it.</summary>
    MutexRelease,

    /// <summary>Mutex: its owner has ended. Issued by the engine.</summary>
    MutexAbandon,

    /// <summary>Semaphore: wait until there is something to take, and leave it; 1 when there is, else 0.</summary>
    SemaphoreLook,

    /// <summary>Countdown: made with a count.</summary>
    CountdownCreate,

    /// <summary>Countdown: take so many off; 1 when nothing is left, 0 when something is, -1 when less was there.</summary>
    CountdownSignal,

    /// <summary>Countdown: add so many; 1 when added, 0 when the count was 0, -1 when it would be too great.</summary>
    CountdownAdd,

    /// <summary>Countdown: start again from a count; -1 for the one it started from.</summary>
    CountdownReset,

    /// <summary>Countdown: wait for 0 within a timeout; 1 when reached, else 0.</summary>
    CountdownWait,

    /// <summary>Countdown: the current count.</summary>
    CountdownCount,

    /// <summary>Countdown: the count that it started from.</summary>
    CountdownInitial,

    /// <summary>Barrier: made with so many participants, plus 2^32 when it has an action.</summary>
    BarrierCreate,

    /// <summary>Barrier: arrive; the phase when others are missing, -1 when it was the last one and has to run the action,
    /// -2 when it was the last one and there is none, -3 without participants, -4 when there were too many, -5 in the action.</summary>
    BarrierArrive,

    /// <summary>Barrier: wait for the end of a phase; 1 when it has ended, 2 when its action failed.</summary>
    BarrierAwait,

    /// <summary>Barrier: the time of an arrival in a phase is up; 1 when it was taken back, 0 when the phase has ended.</summary>
    BarrierWithdraw,

    /// <summary>Barrier: the action has run (1) or failed (0).</summary>
    BarrierFinish,

    /// <summary>Barrier: add so many participants; the phase, -1 when there would be too many, -2 in the action.</summary>
    BarrierAdd,

    /// <summary>Barrier: remove so many participants; 0 when removed, 1 when the action has to be run, -1 when there are less, -2 in the
    /// action, -3 when some of them have arrived already.</summary>
    BarrierRemove,

    /// <summary>Barrier: how many participants it has.</summary>
    BarrierParticipants,

    /// <summary>Barrier: how many of them have not arrived.</summary>
    BarrierRemaining,

    /// <summary>Barrier: the phase.</summary>
    BarrierPhase,

    /// <summary>Barrier: 1 when the caller runs the action.</summary>
    BarrierInAction,

    /// <summary>Cancellation: made.</summary>
    CancelCreate,

    /// <summary>Cancellation: request it; -1 when it was requested already, else the callback to run first, 0 for none.</summary>
    CancelRequest,

    /// <summary>Cancellation: the callback to run next, 0 for none.</summary>
    CancelNext,

    /// <summary>Cancellation: 1 when requested.</summary>
    CancelIsRequested,

    /// <summary>Cancellation: wait until requested; 1 when it is, else 0.</summary>
    CancelWait,

    /// <summary>Cancellation: register a callback by number; 0 when requested already.</summary>
    CancelRegister,

    /// <summary>Cancellation: remove a callback; 1 when removed, 0 when it has been run or removed, -1 when another thread runs it.</summary>
    CancelUnregister,

    /// <summary>Cancellation: wait until a callback no longer runs.</summary>
    CancelAwaitCallback,

    /// <summary>Cancellation: remove all callbacks; 1 unless requested.</summary>
    CancelReset,

    /// <summary>Semaphore: take one, or wait for it in the queue under that number; 1 when taken, 0 when queued, -1 when disposed.</summary>
    SemaphoreQueue,

    /// <summary>Semaphore: leave the queue; 0 when no longer in it.</summary>
    SemaphoreUnqueue,

    /// <summary>Task: made in the <see cref="TaskStatus"/> in the low 8 bits; so many have to arrive as are in the others.</summary>
    TaskCreate,

    /// <summary>Task: give it to a scheduler; 0 when that has been done, -1 when it has been cancelled before.</summary>
    TaskSchedule,

    /// <summary>Task: begin to run it; 0 when it has been cancelled. The argument is 1 when that can be.</summary>
    TaskStart,

    /// <summary>Task: complete it with the outcome of that number; 0 when it is complete already. Else 1 when nothing waits for it,
    /// the number of the only continuation times 2 plus 1, or how many there are times 2.</summary>
    TaskComplete,

    /// <summary>Task: complete it, as <see cref="TaskComplete"/> does, unless it has begun to run.</summary>
    TaskCancel,

    /// <summary>Task: add the continuation of that number; 0 when the task is complete.</summary>
    TaskContinue,

    /// <summary>Task: the number of the continuation at that place, once complete.</summary>
    TaskContinuation,

    /// <summary>Task: the number of the outcome, once complete.</summary>
    TaskOutcome,

    /// <summary>Task: wait until it is complete within a timeout; 1 when it is, else 0.</summary>
    TaskWait,

    /// <summary>Task: its <see cref="TaskStatus"/>; RanToCompletion for any that is complete.</summary>
    TaskStatus,

    /// <summary>Task: another one is attached to it.</summary>
    TaskAttach,

    /// <summary>Task: its delegate (1), or a task that is attached to it (0), has ended. How many have in the high 32 bits, and how many are missing in the others.</summary>
    TaskLeave,

    /// <summary>Task: one that had to arrive has; how many are missing.</summary>
    TaskArrive,

    /// <summary>Timer: made, not set.</summary>
    TimerCreate,

    /// <summary>Timer: set it under that number, 0 for not at all; 0 when it has fired before, -1 when it is disposed of.</summary>
    TimerSet,

    /// <summary>Timer: set it under that number, unless it is set; 0 when it is disposed of, -1 when it is set.</summary>
    TimerWait,

    /// <summary>Timer: fire, if the setting of that number stands, and no more; 1 when it does: a callback runs now.</summary>
    TimerFire,

    /// <summary>Timer: fire, if the setting of that number stands, which then goes on to do so.</summary>
    TimerFireAgain,

    /// <summary>Timer: a callback has ended; 1 for the last one of a timer that is disposed of.</summary>
    TimerEnd,

    /// <summary>Timer: dispose; with argument 0 the number of the setting that stood, with argument 1 how many callbacks run.</summary>
    TimerDispose,

    /// <summary>Channel: made with the capacity in the low 32 bits, -1 for none, and the <see cref="System.Threading.Channels.BoundedChannelFullMode"/> in the high ones.</summary>
    ChannelCreate,

    /// <summary>Channel: write the item of that number, if there is room. This and the next ones give a list, see <c>ChannelOutcome</c>.</summary>
    ChannelTryWrite,

    /// <summary>Channel: write the item of that number, or wait in the queue under it.</summary>
    ChannelWrite,

    /// <summary>Channel: take an item, if there is one.</summary>
    ChannelTryRead,

    /// <summary>Channel: take an item, or wait in the queue under that number.</summary>
    ChannelRead,

    /// <summary>Channel: see whether there is an item, or wait for one under that number.</summary>
    ChannelWaitToRead,

    /// <summary>Channel: see whether there is room, or wait for it under that number.</summary>
    ChannelWaitToWrite,

    /// <summary>Channel: nothing more will be written, for the reason of that number.</summary>
    ChannelComplete,

    /// <summary>Channel: no longer wait under that number; 0 when it does not any more.</summary>
    ChannelCancel,

    /// <summary>Channel: the number of the item that is next; 0 for none.</summary>
    ChannelPeek,

    /// <summary>Channel: how many items there are.</summary>
    ChannelCount,

    /// <summary>Collection: made in the <c>CollectionOrder</c> that is given.</summary>
    CollectionCreate,

    /// <summary>Collection: it has room for so many items from now on.</summary>
    CollectionBound,

    /// <summary>Collection: add the item of that number, once there is room; 0 when nothing more is added, else 1.</summary>
    CollectionAdd,

    /// <summary>Collection: add the item of that number; 0 when nothing more is added, 2 when there is no room, else 1.</summary>
    CollectionTryAdd,

    /// <summary>Collection: take an item, once there is one; a list with its number, or an empty one when none comes any more.</summary>
    CollectionTake,

    /// <summary>Collection: take an item; a list with its number, or an empty one.</summary>
    CollectionTryTake,

    /// <summary>Collection: a list with the number of the item that is next, or an empty one.</summary>
    CollectionPeek,

    /// <summary>Collection: a list of the numbers of the items, the next one first.</summary>
    CollectionItems,

    /// <summary>Collection: how many items there are.</summary>
    CollectionCount,

    /// <summary>Collection: take all items.</summary>
    CollectionClear,

    /// <summary>Collection: nothing more will be added.</summary>
    CollectionClose,

    /// <summary>Collection: 0 while something may be added, 1 while there is something left to take, else 2.</summary>
    CollectionStatus,

    /// <summary>A parallel loop is made.</summary>
    LoopCreate,

    /// <summary>Parallel loop: whether the round with this number is still to run.</summary>
    LoopEnter,

    /// <summary>Parallel loop: stop; 0 when a round has broken off before.</summary>
    LoopStop,

    /// <summary>Parallel loop: no rounds behind this one; 0 when a round has stopped the loop before.</summary>
    LoopBreak,

    /// <summary>Parallel loop: a round has thrown.</summary>
    LoopFail,

    /// <summary>Parallel loop: whether it is stopped.</summary>
    LoopIsStopped,

    /// <summary>Parallel loop: whether a round has thrown.</summary>
    LoopHasFailed,

    /// <summary>Parallel loop: the lowest round that has broken off, or -1.</summary>
    LoopLowest,

    /// <summary>An operation on objects that are used together. Issued by the engine.</summary>
    Together,

    /// <summary>ReaderWriterLockSlim: enter to read within a timeout; 1 when entered, 0 when expired, else a <see cref="ReaderWriterRefusal"/>.</summary>
    SlimEnterRead,

    /// <summary>ReaderWriterLockSlim: enter to read and perhaps upgrade; as <see cref="SlimEnterRead"/>.</summary>
    SlimEnterUpgradeable,

    /// <summary>ReaderWriterLockSlim: enter to write; as <see cref="SlimEnterRead"/>.</summary>
    SlimEnterWrite,

    /// <summary>ReaderWriterLockSlim: leave; 0 when the caller does not hold it to read.</summary>
    SlimExitRead,

    /// <summary>ReaderWriterLockSlim: leave; 0 when the caller does not hold it upgradeably.</summary>
    SlimExitUpgradeable,

    /// <summary>ReaderWriterLockSlim: leave; 0 when the caller does not hold it to write.</summary>
    SlimExitWrite,

    /// <summary>ReaderWriterLockSlim: how often the caller holds it to read (0), upgradeably (1) or to write (2).</summary>
    SlimDepth,

    /// <summary>ReaderWriterLockSlim: how many threads hold it to read.</summary>
    SlimReaders,

    /// <summary>ReaderWriterLockSlim: how many threads wait to read (0), to read upgradeably (1) or to write (2).</summary>
    SlimWaiting,

    /// <summary>ReaderWriterLockSlim: dispose; 0 when it is in use.</summary>
    SlimDispose,

    /// <summary>ReaderWriterLockSlim: enter as (0, 1, 2) or begin to wait; 1 when entered, 2 when waiting. Issued by the engine.</summary>
    SlimQueue,

    /// <summary>ReaderWriterLockSlim: enter as (0, 1, 2), having begun to wait; with 4 added, 0 when the time is up. Issued by the engine.</summary>
    SlimAwait,

    /// <summary>ReaderWriterLockSlim: no longer wait. Issued by the engine.</summary>
    SlimGiveUp,

    /// <summary>Lazy: made.</summary>
    LazyCreate,

    /// <summary>Lazy: begin to make the value, with a factory (1) or without (0), once nobody else does; 0 when begun, 1 when it is there, 2 when it has failed, 3 when the caller is making it.</summary>
    LazyEnter,

    /// <summary>Lazy: the value is there (1), has failed (2), or is to be made again (0).</summary>
    LazyFinish,

    /// <summary>Lazy: 1 when the value is there.</summary>
    LazyLook,

    /// <summary>Lazy: be the one whose value is taken; 0 when there is one.</summary>
    LazyPublish,

    /// <summary>ThreadLocal with all values kept: the caller's is about to be written.</summary>
    ThreadLocalSet,

    /// <summary>ThreadLocal with all values kept: they are about to be read.</summary>
    ThreadLocalValues,

    /// <summary>Thread: interrupt it.</summary>
    ThreadInterrupt,

    /// <summary>
    /// The calling thread looks whether it has been interrupted, as .NET does before it waits: throws when it has. With -1 it
    /// waits for that.
    /// </summary>
    TakeInterrupt,

    /// <summary>ReaderWriterLock: acquire to read within a timeout, or again as what the caller holds it; 1 when acquired, 0 when expired, -1 when too often.</summary>
    OldAcquireRead,

    /// <summary>ReaderWriterLock: acquire to write; as <see cref="OldAcquireRead"/>.</summary>
    OldAcquireWrite,

    /// <summary>ReaderWriterLock: release once, what the caller reads or writes; 0 when it holds nothing.</summary>
    OldReleaseRead,

    /// <summary>ReaderWriterLock: release once; 0 when the caller does not hold it to write.</summary>
    OldReleaseWrite,

    /// <summary>ReaderWriterLock: release it, however often the caller has acquired it; 0 when it has not.</summary>
    OldReleaseAll,

    /// <summary>ReaderWriterLock: how often the caller holds it to read.</summary>
    OldReadLevel,

    /// <summary>ReaderWriterLock: how often the caller holds it to write.</summary>
    OldWriteLevel,

    /// <summary>ReaderWriterLock: the caller holds it so often, as what it holds it.</summary>
    OldSetLevel,

    /// <summary>ReaderWriterLock: write instead of read; 0 when others read or wait.</summary>
    OldUpgrade,

    /// <summary>ReaderWriterLock: read, so often, instead of write.</summary>
    OldDowngrade,

    /// <summary>ReaderWriterLock: how many have begun to write, and 1.</summary>
    OldWriters,

    /// <summary>ReaderWriterLock: enter or begin to wait; 1 when entered, 2 when waiting. Issued by the engine.</summary>
    OldEnter,

    /// <summary>ReaderWriterLock: enter when told to, having begun to wait; 0 when the time is up. Issued by the engine.</summary>
    OldAwait,

    /// <summary>ReaderWriterLock: no longer wait; 2 and 3 when there is more to do. Issued by the engine.</summary>
    OldGiveUp,

    /// <summary>ReaderWriterLock: give on what the caller was told too late; 2 when there is more to do. Issued by the engine.</summary>
    OldGiveOn,

    /// <summary>ReaderWriterLock: leave; 2 when there is more to do. Issued by the engine.</summary>
    OldLeave,

    /// <summary>ReaderWriterLock: the one that has entered to write is counted. Issued by the engine.</summary>
    OldCount,

    /// <summary>ReaderWriterLock: the last one to leave has thrown away what others waited on. Issued by the engine.</summary>
    OldTidy,
}

/// <summary>Why a thread may not enter a <see cref="System.Threading.ReaderWriterLockSlim"/>.</summary>
public enum ReaderWriterRefusal : long
{
    /// <summary>It may.</summary>
    None = 0,

    /// <summary>The lock has been disposed.</summary>
    Disposed = -1,

    /// <summary>It reads already.</summary>
    ReadAfterRead = -2,

    /// <summary>It would read, and writes.</summary>
    ReadAfterWrite = -3,

    /// <summary>It would read upgradeably, and reads.</summary>
    UpgradeableAfterRead = -4,

    /// <summary>It reads upgradeably already.</summary>
    UpgradeableAfterUpgradeable = -5,

    /// <summary>It would read upgradeably, and writes.</summary>
    UpgradeableAfterWrite = -6,

    /// <summary>It would write, and reads.</summary>
    WriteAfterRead = -7,

    /// <summary>It writes already.</summary>
    WriteAfterWrite = -8,
}

/// <summary>Marks that a solution leaves around its critical section.</summary>
public enum MarkKind : byte
{
    /// <summary>The thread begins to ask for the section.</summary>
    Request,

    /// <summary>The thread has passed the doorway: those that request later come after it.</summary>
    Doorway,

    /// <summary>The thread is inside.</summary>
    Enter,

    /// <summary>The thread leaves.</summary>
    Exit,
}
