using Interleave.Sync.Waiting;

namespace Interleave.Sync;

public abstract partial class ReadersWriterLock
{
    /// <summary>Waits until the caller may read.</summary>
    public void EnterReadLock() => Enter(Access.Read, Patience.Endless);

    /// <summary>Waits until the caller may read, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public void EnterReadLock(CancellationToken cancellationToken) => EnterOrThrow(Access.Read, cancellationToken);

    /// <summary>Waits until the caller may read or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>Whether the caller may read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public bool TryEnterReadLock(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        TryEnter(Access.Read, timeout, cancellationToken);

    /// <summary>Stops reading.</summary>
    /// <exception cref="SynchronizationLockException">Nobody reads; nothing has changed.</exception>
    public void ExitReadLock() => _lock.ExitRead();

    /// <summary>Waits until the caller may read and later become a writer.</summary>
    /// <exception cref="LockRecursionException">The caller holds the lock so already, or writes.</exception>
    public void EnterUpgradeableReadLock() => Enter(Access.ReadUpgradeably, Patience.Endless);

    /// <summary>Waits until the caller may read and later become a writer, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <exception cref="LockRecursionException">The caller holds the lock so already, or writes.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public void EnterUpgradeableReadLock(CancellationToken cancellationToken) => EnterOrThrow(Access.ReadUpgradeably, cancellationToken);

    /// <summary>Waits until the caller may read and later become a writer, or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>Whether the lock is held.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="LockRecursionException">The caller holds the lock so already, or writes.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public bool TryEnterUpgradeableReadLock(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        TryEnter(Access.ReadUpgradeably, timeout, cancellationToken);

    /// <summary>Stops reading upgradeably.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock so, or still writes; nothing has changed.</exception>
    public void ExitUpgradeableReadLock()
    {
        if (!IsUpgradeableReadLockHeldByCurrentThread || IsWriteLockHeldByCurrentThread)
            Misuse.NotHeld();
        _lock.ExitUpgradeable();
    }

    /// <summary>Waits until the caller may write. One that reads upgradeably becomes a writer, and reads again afterwards.</summary>
    /// <exception cref="LockRecursionException">The caller writes already.</exception>
    public void EnterWriteLock() => Enter(Access.Write, Patience.Endless);

    /// <summary>Waits until the caller may write, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <exception cref="LockRecursionException">The caller writes already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the caller does not write.</exception>
    public void EnterWriteLock(CancellationToken cancellationToken) => EnterOrThrow(Access.Write, cancellationToken);

    /// <summary>Waits until the caller may write or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>Whether the caller may write.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="LockRecursionException">The caller writes already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the caller does not write.</exception>
    public bool TryEnterWriteLock(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        TryEnter(Access.Write, timeout, cancellationToken);

    /// <summary>Stops writing.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not write; nothing has changed.</exception>
    public void ExitWriteLock()
    {
        if (!IsWriteLockHeldByCurrentThread)
            Misuse.NotHeld();
        _lock.ExitWrite();
    }

    private void EnterOrThrow(Access access, CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        _ = Enter(access, patience) || patience.GaveUp();
    }

    private bool TryEnter(Access access, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Enter(access, patience) || (!patience.IsNone && patience.GaveUp());
    }
}
