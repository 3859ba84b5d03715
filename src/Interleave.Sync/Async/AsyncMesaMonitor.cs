using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock for asynchronous code with any number of conditions, signalled as in Mesa: who is woken takes its turn at the lock.</summary>
/// <remarks>
/// A signal is a hint, so a wait belongs in a loop: <c>while (!predicate) await condition.WaitAsync(hold);</c>. Conditions wake first
/// come first; who is signalled queues for the lock at once, behind those that wait to enter already, and a cancellation that
/// comes then is too late. Signalling allocates nothing. For the rest see <see cref="AsyncExclusiveLock"/>.
/// </remarks>
public sealed class AsyncMesaMonitor : AsyncExclusiveLock
{
    /// <summary>One more condition of this monitor.</summary>
    public Condition NewCondition() => new(this, Lock);

    /// <summary>Where asynchronous code waits for something to become true.</summary>
    public sealed class Condition : AsyncMonitorCondition
    {
        internal Condition(AsyncMesaMonitor monitor, PassedLock @lock)
            : base(monitor, @lock)
        {
        }

        /// <summary>Wakes the one that has waited longest, if any.</summary>
        /// <exception cref="SynchronizationLockException">The monitor is not held by this hold; nobody is woken.</exception>
        public void Signal(Hold hold)
        {
            Monitor.Check(hold);
            Lock.Requeue(Waiting, 1);
        }

        /// <summary>Wakes all that wait.</summary>
        /// <exception cref="SynchronizationLockException">The monitor is not held by this hold; nobody is woken.</exception>
        public void Broadcast(Hold hold)
        {
            Monitor.Check(hold);
            Lock.Requeue(Waiting, int.MaxValue);
        }
    }
}
