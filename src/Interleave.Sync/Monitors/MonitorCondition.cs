using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A condition of a monitor: where threads wait for something to become true.</summary>
public abstract class MonitorCondition
{
    private protected MonitorCondition()
    {
    }

    /// <summary>How many wait here.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    public abstract int WaitingCount { get; }

    /// <summary>Gives the lock up, waits for a signal, and takes the lock again.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    public void Wait()
    {
        Check();
        Wait(Patience.Endless);
    }

    /// <summary>Gives the lock up, waits for a signal or the token, and takes the lock again.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the signal is too late.</param>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is held.</exception>
    public void Wait(CancellationToken cancellationToken)
    {
        Check();
        var patience = Patience.Until(cancellationToken);
        _ = Wait(patience) || patience.GaveUp();
    }

    /// <summary>Gives the lock up, waits for a signal or until the time is up, and takes the lock again, however long that takes.</summary>
    /// <param name="timeout">The longest wait for a signal; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the signal is too late.</param>
    /// <returns>Whether there was a signal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is held.</exception>
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Check();
        var patience = Patience.Of(timeout, cancellationToken);
        return !patience.IsNone && (Wait(patience) || patience.GaveUp());
    }

    /// <summary>Wakes the one that has waited longest, if any.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock; nobody is woken.</exception>
    public abstract void Signal();

    private protected abstract bool Wait(in Patience patience);

    private protected abstract void Check();
}
