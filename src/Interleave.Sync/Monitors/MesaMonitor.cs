using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock with any number of conditions, signalled as in Mesa: who is woken finds the lock and the state as others have left them.</summary>
/// <remarks>
/// A signal is a hint, so a wait belongs in a loop: <c>while (!predicate) condition.Wait();</c>. Fair if its lock is: conditions
/// wake first come first, and who is woken takes its turn at the lock. Thread-affine, not reentrant. Memory ordering and cost are the
/// lock's; signalling allocates nothing. (Lampson and Redell, "Experience with Processes and Monitors in Mesa",
/// CACM 23(2), 1980, section 4.)
/// </remarks>
/// <param name="mutex">The lock, which the monitor has for itself from now on.</param>
public sealed class MesaMonitor(ExclusiveLock mutex) : ExclusiveLock
{
    /// <summary>A monitor with a <see cref="FutexMutex"/>.</summary>
    public MesaMonitor()
        : this(new FutexMutex())
    {
    }

    /// <inheritdoc/>
    public override bool IsHeldByCurrentThread => mutex.IsHeldByCurrentThread;

    /// <inheritdoc/>
    public override void Enter() => mutex.Enter();

    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken) => mutex.Enter(cancellationToken);

    /// <inheritdoc/>
    public override bool TryEnter() => mutex.TryEnter();

    /// <inheritdoc/>
    public override bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default) => mutex.TryEnter(timeout, cancellationToken);

    /// <inheritdoc/>
    public override void Exit() => mutex.Exit();

    /// <summary>One more condition of this monitor.</summary>
    public Condition NewCondition() => new(mutex);

    /// <summary>Where threads wait for something to become true.</summary>
    public sealed class Condition : MonitorCondition
    {
        private readonly ExclusiveLock _mutex;

        // Used with the lock held only.
        private readonly WaiterList _waiting = new();

        internal Condition(ExclusiveLock mutex) => _mutex = mutex;

        /// <inheritdoc/>
        public override int WaitingCount
        {
            get
            {
                Check();
                return _waiting.Count;
            }
        }

        /// <inheritdoc/>
        public override void Signal()
        {
            Check();
            _waiting.TakeFirst()?.Wake();
        }

        /// <summary>Wakes all that wait.</summary>
        /// <exception cref="SynchronizationLockException">The caller does not hold the lock; nobody is woken.</exception>
        public void Broadcast()
        {
            Check();
            while (_waiting.TakeFirst() is { } waiter)
                waiter.Wake();
        }

        private protected override bool Wait(in Patience patience)
        {
            var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
            _waiting.Add(waiter);
            _mutex.Exit();
            waiter.Park(patience);
            _mutex.Enter();
            // Whoever is not in the list any more was signalled, in time or not: the signal must not be lost.
            return !_waiting.Remove(waiter);
        }

        private protected override void Check()
        {
            if (!_mutex.IsHeldByCurrentThread)
                Misuse.NotHeld();
        }
    }
}
