using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock for asynchronous code, held by whoever has its <see cref="Hold"/>: the shape of all such locks.</summary>
/// <remarks>
/// Fair: first come, first served, and never taken by one that comes later. Not thread-affine: the hold may be given up on any
/// thread. Not reentrant: who holds it and enters again waits for itself. Whoever is cancelled while the lock is handed to it has
/// it; whoever gives up leaves the queue at once. What comes behind an await never runs inside another's call of
/// <see cref="Exit"/>. Uncontended, entering and leaving are a few atomic operations, and nothing is allocated. Both are full fences.
/// Nothing to dispose.
/// </remarks>
public abstract class AsyncExclusiveLock
{
    private protected AsyncExclusiveLock()
    {
    }

    private protected PassedLock Lock { get; } = new();

    /// <summary>Waits until the lock is the caller's, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up when it is disposed of.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public ValueTask<Hold> EnterAsync(CancellationToken cancellationToken = default) =>
        Patience.TryUntil(cancellationToken, out Patience patience) ? Enter(patience) : ValueTask.FromCanceled<Hold>(cancellationToken);

    /// <summary>Takes the lock if that needs no waiting.</summary>
    /// <returns>What gives the lock up; <see cref="Hold.IsTaken"/> says whether there is something to be given up.</returns>
    public Hold TryEnter()
    {
        int number = HoldNumbers.Next();
        return Lock.TryEnter(number) ? new Hold(this, number) : default;
    }

    /// <summary>Waits until the lock is the caller's or the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the lock is too late.</param>
    /// <returns>What gives the lock up; <see cref="Hold.IsTaken"/> says whether there is something to be given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the lock is not held.</exception>
    public ValueTask<Hold> TryEnterAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Patience.TryOf(timeout, cancellationToken, out Patience patience) ? Enter(patience) : ValueTask.FromCanceled<Hold>(cancellationToken);

    /// <summary>Gives the lock up.</summary>
    /// <exception cref="SynchronizationLockException">The lock is not held by this hold, or not any more; nothing has changed.</exception>
    public void Exit(Hold hold)
    {
        Check(hold);
        Lock.Exit(hold.Number);
    }

    /// <exception cref="SynchronizationLockException">The lock is not held by this hold.</exception>
    internal void Check(in Hold hold)
    {
        if (hold.Of != this || !Lock.IsHeldBy(hold.Number))
            Misuse.NotHeldBy();
    }

    private ValueTask<Hold> Enter(in Patience patience)
    {
        var hold = new Hold(this, HoldNumbers.Next());
        if (Lock.TryEnter(hold.Number))
            return new(hold);
        if (patience.IsNone)
            return default;
        if (Lock.TryEnterSoon(hold.Number))
            return new(hold);
        var waiter = AsyncWaiter<Hold>.Take(Lock, hold, patience, hold.Number);
        return Lock.Enqueue(waiter) ? waiter.Start() : new(hold);
    }

    /// <summary>That a lock is held, once.</summary>
    public readonly struct Hold : IDisposable
    {
        internal Hold(AsyncExclusiveLock of, int number)
        {
            Of = of;
            Number = number;
        }

        /// <summary>Whether the lock was taken, rather than waited for in vain.</summary>
        public bool IsTaken => Of is not null;

        internal AsyncExclusiveLock? Of { get; }

        internal int Number { get; }

        /// <summary>Gives the lock up; where it is not held any more it does nothing.</summary>
        public void Dispose()
        {
            if (Of is { } of && of.Lock.IsHeldBy(Number))
                of.Lock.Exit(Number);
        }
    }
}
