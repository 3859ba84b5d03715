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

    /// <summary>Semaphore: give back so many; the previous count, -1 when that would pass the maximum, -2 when disposed.</summary>
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
