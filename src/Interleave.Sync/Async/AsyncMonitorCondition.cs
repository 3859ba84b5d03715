using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A condition of a monitor for asynchronous code. Whoever calls shows the hold of the monitor.</summary>
public abstract class AsyncMonitorCondition : IWaitingRoom
{
    private protected AsyncMonitorCondition(AsyncExclusiveLock monitor, PassedLock @lock)
    {
        Monitor = monitor;
        Lock = @lock;
    }

    private protected AsyncExclusiveLock Monitor { get; }

    private protected PassedLock Lock { get; }

    private protected WaiterList Waiting { get; } = new();

    /// <summary>How many wait here.</summary>
    /// <exception cref="SynchronizationLockException">The monitor is not held by this hold.</exception>
    public int WaitingCount(AsyncExclusiveLock.Hold hold)
    {
        Monitor.Check(hold);
        return Lock.CountOf(Waiting);
    }

    /// <summary>Gives the monitor up, waits for a signal or the token, and takes the monitor again.</summary>
    /// <param name="hold">The hold of the monitor; it is good again afterwards, and not in between.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the signal is too late.</param>
    /// <exception cref="SynchronizationLockException">The monitor is not held by this hold.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the monitor is held.</exception>
    public ValueTask WaitAsync(AsyncExclusiveLock.Hold hold, CancellationToken cancellationToken = default)
    {
        Monitor.Check(hold);
        return Patience.TryUntil(cancellationToken, out Patience patience)
            ? Wait(hold.Number, patience).StartEndless()
            : ValueTask.FromCanceled(cancellationToken);
    }

    /// <summary>Gives the monitor up, waits for a signal or until the time is up, and takes the monitor again, however long that takes.</summary>
    /// <param name="hold">The hold of the monitor; it is good again afterwards, and not in between.</param>
    /// <param name="timeout">The longest wait for a signal; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the signal is too late.</param>
    /// <returns>Whether there was a signal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="SynchronizationLockException">The monitor is not held by this hold.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the monitor is held.</exception>
    public ValueTask<bool> WaitAsync(AsyncExclusiveLock.Hold hold, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Monitor.Check(hold);
        if (!Patience.TryOf(timeout, cancellationToken, out Patience patience))
            return ValueTask.FromCanceled<bool>(cancellationToken);
        return patience.IsNone ? new(false) : Wait(hold.Number, patience).Start();
    }

    bool IWaitingRoom.Withdraw(Waiter waiter) => Lock.WithdrawFrom(Waiting, waiter);

    private AsyncWaiter<bool> Wait(int holder, in Patience patience)
    {
        var waiter = AsyncWaiter<bool>.Take(this, true, patience, holder);
        Lock.StartWait(waiter, Waiting);
        return waiter;
    }
}
