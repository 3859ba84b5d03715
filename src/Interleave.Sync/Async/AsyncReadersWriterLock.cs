using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock for asynchronous code that many readers hold together, or one writer alone.</summary>
/// <remarks>
/// The types differ in who goes first. Not thread-affine: a <see cref="Hold"/> may be given up on any thread. Not reentrant. To
/// become a writer, read upgradeably and then upgrade: at most one does at a time, beside readers, so that two cannot wait for each
/// other to stop reading. Whoever is cancelled while it is let in is in; whoever gives up leaves the queue at once, and with it all
/// that it alone kept out get in. What comes behind an await never runs inside another's call. To enter is a full fence, and so is to
/// leave. Uncontended, both are a few atomic operations, and nothing is allocated.
/// </remarks>
public abstract class AsyncReadersWriterLock : IDisposable
{
    private readonly SharedLock _lock;

    private protected AsyncReadersWriterLock(SharedLock @lock) => _lock = @lock;

    /// <summary>How many read now, upgradeably or not; stale when it is used.</summary>
    public int CurrentReadCount => _lock.ReadCount;

    /// <summary>Waits until the caller may read, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up when it is disposed of, once.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    /// <exception cref="ObjectDisposedException">The lock was disposed of.</exception>
    public ValueTask<Hold> EnterReadLockAsync(CancellationToken cancellationToken = default) => Enter(Access.Read, cancellationToken);

    /// <summary>Waits until the caller may read or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up; <see cref="Hold.IsTaken"/> says whether there is something to be given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    /// <exception cref="ObjectDisposedException">The lock was disposed of.</exception>
    public ValueTask<Hold> TryEnterReadLockAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Enter(Access.Read, timeout, cancellationToken);

    /// <summary>Waits until the caller may read and later become a writer, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up when it is disposed of, and what upgrades it.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    /// <exception cref="ObjectDisposedException">The lock was disposed of.</exception>
    public ValueTask<Hold> EnterUpgradeableReadLockAsync(CancellationToken cancellationToken = default) => Enter(Access.ReadUpgradeably, cancellationToken);

    /// <summary>Waits until the caller may read and later become a writer, or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up; <see cref="Hold.IsTaken"/> says whether there is something to be given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    /// <exception cref="ObjectDisposedException">The lock was disposed of.</exception>
    public ValueTask<Hold> TryEnterUpgradeableReadLockAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Enter(Access.ReadUpgradeably, timeout, cancellationToken);

    /// <summary>Waits until the caller may write, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up when it is disposed of.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    /// <exception cref="ObjectDisposedException">The lock was disposed of.</exception>
    public ValueTask<Hold> EnterWriteLockAsync(CancellationToken cancellationToken = default) => Enter(Access.Write, cancellationToken);

    /// <summary>Waits until the caller may write or the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up; <see cref="Hold.IsTaken"/> says whether there is something to be given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    /// <exception cref="ObjectDisposedException">The lock was disposed of.</exception>
    public ValueTask<Hold> TryEnterWriteLockAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Enter(Access.Write, timeout, cancellationToken);

    /// <summary>Makes a writer of whoever reads upgradeably, before all that wait to write.</summary>
    /// <param name="upgradeable">The hold by which it reads, which stays; to be given up after the one that is returned.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What ends the writing.</returns>
    /// <exception cref="SynchronizationLockException">The lock is not held upgradeably by this hold.</exception>
    /// <exception cref="LockRecursionException">It was upgraded already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is held upgradeably as before.</exception>
    public ValueTask<Hold> UpgradeAsync(Hold upgradeable, CancellationToken cancellationToken = default)
    {
        if (upgradeable.Of != this || upgradeable.Access != Access.ReadUpgradeably || !_lock.IsUpgradeable(upgradeable.Number))
            Misuse.NotHeldBy();
        if (_lock.IsWriter(upgradeable.Number))
            Misuse.Recursion();
        return Patience.TryUntil(cancellationToken, out Patience patience)
            ? Enter(new Hold(this, Access.Upgrade, upgradeable.Number), patience)
            : ValueTask.FromCanceled<Hold>(cancellationToken);
    }

    /// <summary>Gives the lock up, or ends the writing of one that upgraded.</summary>
    /// <exception cref="SynchronizationLockException">
    /// The lock is not held by this hold, or not any more, or nobody reads, or the hold was or is to be upgraded; nothing has changed.
    /// </exception>
    public void Exit(Hold hold)
    {
        if (hold.Of != this || !IsHeldBy(hold))
            Misuse.NotHeldBy();
        Leave(hold);
    }

    /// <summary>Ends the use of the lock.</summary>
    /// <exception cref="SynchronizationLockException">It is held or waited for; nothing has changed.</exception>
    public void Dispose()
    {
        _lock.Dispose();
        GC.SuppressFinalize(this);
    }

    private ValueTask<Hold> Enter(Access access, CancellationToken cancellationToken) =>
        Patience.TryUntil(cancellationToken, out Patience patience)
            ? Enter(new Hold(this, access, NumberFor(access)), patience)
            : ValueTask.FromCanceled<Hold>(cancellationToken);

    private ValueTask<Hold> Enter(Access access, TimeSpan timeout, CancellationToken cancellationToken) =>
        Patience.TryOf(timeout, cancellationToken, out Patience patience)
            ? Enter(new Hold(this, access, NumberFor(access)), patience)
            : ValueTask.FromCanceled<Hold>(cancellationToken);

    private ValueTask<Hold> Enter(Hold hold, in Patience patience)
    {
        if (_lock.TryEnter(hold.Access, hold.Number))
            return new(hold);
        ObjectDisposedException.ThrowIf(_lock.IsDisposed, this);
        if (patience.IsNone)
            return default;
        var waiter = AsyncWaiter<Hold>.Take(_lock, hold, patience, hold.Number);
        waiter.Wish = (long)hold.Access;
        return _lock.Enqueue(waiter) ? waiter.Start() : new(hold);
    }

    // Readers are counted only.
    private int NumberFor(Access access) => access == Access.Read ? 0 : HoldNumbers.Next();

    private bool IsHeldBy(in Hold hold) => hold.Access switch
    {
        Access.Read => true,
        Access.ReadUpgradeably => _lock.IsUpgradeable(hold.Number) && !_lock.IsWriter(hold.Number) && !_lock.IsWaitedForBy(hold.Number),
        _ => _lock.IsWriter(hold.Number),
    };

    private void Leave(in Hold hold)
    {
        if (hold.Access == Access.Read)
            _lock.ExitRead();
        else if (hold.Access == Access.ReadUpgradeably)
            _lock.ExitUpgradeable();
        else
            _lock.ExitWrite();
    }

    /// <summary>That a lock is held, for reading or for writing.</summary>
    public readonly struct Hold : IDisposable
    {
        internal Hold(AsyncReadersWriterLock of, Access access, int number)
        {
            Of = of;
            Access = access;
            Number = number;
        }

        /// <summary>Whether the lock was taken, rather than waited for in vain.</summary>
        public bool IsTaken => Of is not null;

        internal AsyncReadersWriterLock? Of { get; }

        internal Access Access { get; }

        internal int Number { get; }

        /// <summary>Gives the lock up. A hold for reading is to be disposed of once; others, when they hold nothing any more, do nothing.</summary>
        /// <exception cref="SynchronizationLockException">Nobody reads; nothing has changed.</exception>
        public void Dispose()
        {
            if (Of is { } of && of.IsHeldBy(this))
                of.Leave(this);
        }
    }
}
