using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock for asynchronous code with any number of conditions, signalled as by Hoare: the lock goes to the one that is woken, at once.</summary>
/// <remarks>
/// What held at the signal holds at the resume, so that a wait needs no loop:
/// <c>if (!predicate) await condition.WaitAsync(hold);</c>. The signaller waits until the lock comes back, before all that want to enter. A
/// signal for nobody allocates nothing. For the rest see <see cref="AsyncExclusiveLock"/> and <see cref="HoareMonitor"/>.
/// </remarks>
public sealed class AsyncHoareMonitor : AsyncExclusiveLock
{
    /// <summary>One more condition of this monitor.</summary>
    public Condition NewCondition() => new(this, Lock);

    /// <summary>Where asynchronous code waits for something to become true.</summary>
    public sealed class Condition : AsyncMonitorCondition
    {
        private readonly Func<int, AsyncWaiter<bool>> _newSignaller;

        internal Condition(AsyncHoareMonitor monitor, PassedLock @lock)
            : base(monitor, @lock)
        {
            _newSignaller = holder => AsyncWaiter<bool>.Take(@lock, true, Patience.Endless, holder);
        }

        /// <summary>Gives the lock to the one that has waited longest, if any, and waits until it comes back.</summary>
        /// <param name="hold">The hold of the monitor; it is good again afterwards, and not in between.</param>
        /// <exception cref="SynchronizationLockException">The monitor is not held by this hold; nobody is woken.</exception>
        public ValueTask SignalAsync(Hold hold)
        {
            Monitor.Check(hold);
            return Lock.Signal(hold.Number, Waiting, _newSignaller)?.StartEndless() ?? default;
        }
    }
}
