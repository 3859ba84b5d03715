using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>Semaphores of which a thread takes several at once, all or none.</summary>
/// <remarks>
/// Not fair: whenever something is signalled, each that waits is let through if all it wants is there, those that have waited
/// longest first. Two that want one each can so keep out for ever one that wants both; <see cref="FairSemaphoreSet"/>
/// does not allow that. Nobody holds a part while it waits for the rest, so that there is no order to keep. Not
/// thread-affine: anybody may signal. What was done before a signal is seen by those it lets through. Taking and signalling take
/// a lock for a few instructions; nothing is allocated unless a thread has to wait (make each selection once). Nothing to dispose. (Simultaneous P:
/// Patil 1971; Agerwala, "Some Extended Semaphore Primitives", Acta Informatica 8, 1977.)
/// </remarks>
public class SemaphoreSet
{
    private const int Most = 64;

    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();
    private readonly int[] _counts;

    /// <summary>A set with these counts.</summary>
    /// <param name="initialCounts">The count of each semaphore, which is known by its place from 0; at most 64.</param>
    public SemaphoreSet(params int[] initialCounts)
    {
        ArgumentNullException.ThrowIfNull(initialCounts);
        ArgumentOutOfRangeException.ThrowIfZero(initialCounts.Length, nameof(initialCounts));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(initialCounts.Length, Most, nameof(initialCounts));
        _counts = new int[initialCounts.Length];
        for (int i = 0; i < _counts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(initialCounts[i], nameof(initialCounts));
            _counts[i] = initialCounts[i];
        }
    }

    /// <summary>How many semaphores there are.</summary>
    public int Count => _counts.Length;

    /// <summary>Whether what one that waits longer wants is kept for it.</summary>
    private protected virtual bool KeepsTurns => false;

    /// <summary>The count of a semaphore now; stale when it is used.</summary>
    /// <param name="semaphore">Which.</param>
    public int CurrentCount(int semaphore)
    {
        lock (_guard)
        {
            return _counts[semaphore];
        }
    }

    /// <summary>Names some of the semaphores, to be taken or signalled together.</summary>
    /// <param name="semaphores">Which; each once.</param>
    /// <exception cref="ArgumentException">One is named twice, or there is no such semaphore.</exception>
    public Selection Select(params int[] semaphores)
    {
        ArgumentNullException.ThrowIfNull(semaphores);
        long wish = 0;
        foreach (int semaphore in semaphores)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(semaphore, nameof(semaphores));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(semaphore, _counts.Length, nameof(semaphores));
            if (IsIn(wish, semaphore))
                throw new ArgumentException("A semaphore is named twice.", nameof(semaphores));
            wish |= 1L << semaphore;
        }
        return new Selection(this, wish);
    }

    /// <summary>Waits until none of these is zero and takes one of each, all at once.</summary>
    /// <param name="semaphores">Which.</param>
    public void WaitAll(Selection semaphores) => Take(WishOf(semaphores), Patience.Endless);

    /// <summary>Waits until none of these is zero and takes one of each, all at once, or the token is cancelled.</summary>
    /// <param name="semaphores">Which.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the signal is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public void WaitAll(Selection semaphores, CancellationToken cancellationToken)
    {
        long wish = WishOf(semaphores);
        var patience = Patience.Until(cancellationToken);
        _ = Take(wish, patience) || patience.GaveUp();
    }

    /// <summary>Takes one of each of these if none is zero.</summary>
    /// <param name="semaphores">Which.</param>
    /// <returns>Whether they were taken.</returns>
    public bool TryWaitAll(Selection semaphores) => TryWaitAll(semaphores, TimeSpan.Zero);

    /// <summary>Waits until none of these is zero and takes one of each, all at once, or the time is up.</summary>
    /// <param name="semaphores">Which.</param>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the signal is too late.</param>
    /// <returns>Whether they were taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public bool TryWaitAll(Selection semaphores, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        long wish = WishOf(semaphores);
        var patience = Patience.Of(timeout, cancellationToken);
        return Take(wish, patience) || (!patience.IsNone && patience.GaveUp());
    }

    /// <summary>Adds one to each of these, and lets through those that wait and have all they want.</summary>
    /// <param name="semaphores">Which.</param>
    /// <exception cref="SemaphoreFullException">A count is at its maximum; nothing has changed.</exception>
    public void SignalAll(Selection semaphores)
    {
        long wish = WishOf(semaphores);
        lock (_guard)
        {
            for (int i = 0; i < _counts.Length; i++)
            {
                if (IsIn(wish, i) && _counts[i] == int.MaxValue)
                    throw new SemaphoreFullException();
            }
            Change(wish, 1);
            LetThrough();
        }
    }

    private bool Take(long wish, in Patience patience)
    {
        ThreadWaiter waiter;
        lock (_guard)
        {
            if ((Missing() & wish) == 0 && (Kept() & wish) == 0)
            {
                Change(wish, -1);
                return true;
            }
            if (patience.IsNone)
                return false;
            waiter = new ThreadWaiter(Environment.CurrentManagedThreadId) { Wish = wish };
            _waiting.Add(waiter);
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            if (!_waiting.Remove(waiter))
                return true;
            // What was kept for it may be what others wait for.
            LetThrough();
            return false;
        }
    }

    private void LetThrough()
    {
        long kept = 0;
        Waiter? next;
        for (Waiter? waiter = _waiting.First; waiter is not null; waiter = next)
        {
            next = waiter.Behind;
            if (((Missing() | kept) & waiter.Wish) == 0)
            {
                Change(waiter.Wish, -1);
                _waiting.Remove(waiter);
                waiter.Wake();
            }
            else if (KeepsTurns)
            {
                kept |= waiter.Wish;
            }
        }
    }

    /// <summary>What is kept for those that wait.</summary>
    private long Kept()
    {
        long kept = 0;
        for (Waiter? waiter = KeepsTurns ? _waiting.First : null; waiter is not null; waiter = waiter.Behind)
            kept |= waiter.Wish;
        return kept;
    }

    /// <summary>The semaphores that are zero.</summary>
    private long Missing()
    {
        long missing = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0)
                missing |= 1L << i;
        }
        return missing;
    }

    private void Change(long wish, int by)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            if (IsIn(wish, i))
                _counts[i] += by;
        }
    }

    private long WishOf(Selection semaphores) =>
        semaphores.Set == this ? semaphores.Wish : throw new ArgumentException("These are semaphores of another set.", nameof(semaphores));

    private static bool IsIn(long wish, int semaphore) => (wish >> semaphore & 1) != 0;

    /// <summary>Some semaphores of a set.</summary>
    public readonly struct Selection
    {
        internal Selection(SemaphoreSet set, long wish) => (Set, Wish) = (set, wish);

        internal SemaphoreSet? Set { get; }

        internal long Wish { get; }
    }
}
