namespace Interleave.Sync;

/// <summary>A lock that one thread holds at a time: the shape of all locks here.</summary>
/// <remarks>
/// To enter acquires and to exit releases: what the last holder did before is seen after. No lock is reentrant; all are
/// thread-affine. None has anything to dispose. The types differ in how they wait and in which order they let in.
/// </remarks>
public abstract class ExclusiveLock
{
    private protected ExclusiveLock()
    {
    }

    /// <summary>Whether the calling thread holds the lock.</summary>
    public abstract bool IsHeldByCurrentThread { get; }

    /// <summary>Waits until the lock is the caller's.</summary>
    /// <exception cref="LockRecursionException">The caller holds it already.</exception>
    public virtual void Enter() => Enter(CancellationToken.None);

    /// <summary>Waits until the lock is the caller's, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <exception cref="LockRecursionException">The caller holds it already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public abstract void Enter(CancellationToken cancellationToken);

    /// <summary>Takes the lock if that needs no waiting.</summary>
    /// <returns>Whether the lock is the caller's.</returns>
    /// <exception cref="LockRecursionException">The caller holds it already.</exception>
    public abstract bool TryEnter();

    /// <summary>Waits until the lock is the caller's or the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>Whether the lock is the caller's.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="LockRecursionException">The caller holds it already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public abstract bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Gives the lock up.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold it; nothing has changed.</exception>
    public abstract void Exit();

    /// <summary>Waits until the lock is the caller's, and gives it up when the scope ends.</summary>
    /// <exception cref="LockRecursionException">The caller holds it already.</exception>
    public Scope EnterScope()
    {
        Enter();
        return new Scope(this);
    }

    /// <summary>The time for which a lock is held.</summary>
    public ref struct Scope
    {
        private ExclusiveLock? _held;

        internal Scope(ExclusiveLock held) => _held = held;

        /// <summary>Gives the lock up; the second time it does nothing.</summary>
        public void Dispose()
        {
            ExclusiveLock? held = _held;
            _held = null;
            held?.Exit();
        }
    }
}
