using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock with any number of conditions, signalled as by Hoare: the lock goes to the one that is woken, at once.</summary>
/// <remarks>
/// What held at the signal holds at the resume, so that a wait needs no loop: <c>if (!predicate) condition.Wait();</c>. The
/// signaller waits until the lock comes back, before all that want to enter. Fair: conditions, signallers and those that
/// enter are served first come first. Thread-affine, not reentrant. Entering, leaving, waiting and being signalled are full fences;
/// entering and leaving uncontended allocate nothing, nor does a signal for nobody. A wait that ends without a signal queues to
/// enter. (Hoare, "Monitors: An Operating System Structuring Concept", CACM 17(10), 1974, section 4.)
/// </remarks>
public sealed class HoareMonitor : PassedMutex
{
    /// <summary>One more condition of this monitor.</summary>
    public Condition NewCondition() => new(Lock);

    /// <summary>Where threads wait for something to become true.</summary>
    public sealed class Condition : MonitorCondition
    {
        private readonly PassedLock _lock;
        private readonly WaiterList _waiting = new();

        internal Condition(PassedLock @lock) => _lock = @lock;

        /// <inheritdoc/>
        public override int WaitingCount
        {
            get
            {
                Check();
                return _lock.CountOf(_waiting);
            }
        }

        /// <inheritdoc/>
        /// <remarks>The caller waits until the lock comes back to it. Whom it wakes runs first.</remarks>
        public override void Signal()
        {
            Check();
            _lock.Signal(Environment.CurrentManagedThreadId, _waiting, static me => new ThreadWaiter(me))?.Park();
        }

        private protected override bool Wait(in Patience patience) =>
            _lock.Wait(Environment.CurrentManagedThreadId, _waiting, patience);

        private protected override void Check()
        {
            if (!_lock.IsHeldBy(Environment.CurrentManagedThreadId))
                Misuse.NotHeld();
        }
    }
}
