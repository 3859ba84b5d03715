using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock that many readers hold together, or one writer alone.</summary>
/// <remarks>
/// The types differ in who goes first. Writing and upgradeable reading are thread-affine, reading is not: any thread may give up
/// a read lock. Not reentrant; a thread that reads and asks to read or to write again may wait for itself, which for readers is not
/// found out. To become a writer, read upgradeably: at most one thread does, beside readers, so that two cannot wait for each
/// other to stop reading. To enter is a full fence, and so is to leave: a writer sees what all before it did, and a reader
/// what all writers before it did. Uncontended, entering and leaving are one atomic operation each (for a writer one write more) and
/// allocate nothing. (Courtois, Heymans and Parnas, "Concurrent Control with Readers and Writers", CACM 14(10), 1971,
/// for the policies.)
/// </remarks>
public abstract partial class ReadersWriterLock : IDisposable
{
    private readonly SharedLock _lock;

    private protected ReadersWriterLock(SharedLock @lock) => _lock = @lock;

    /// <summary>How many read now, upgradeably or not; stale when it is used.</summary>
    public int CurrentReadCount => _lock.ReadCount;

    /// <summary>Whether the calling thread writes.</summary>
    public bool IsWriteLockHeldByCurrentThread => _lock.IsWriter(Environment.CurrentManagedThreadId);

    /// <summary>Whether the calling thread reads upgradeably.</summary>
    public bool IsUpgradeableReadLockHeldByCurrentThread => _lock.IsUpgradeable(Environment.CurrentManagedThreadId);

    /// <summary>Ends the use of the lock.</summary>
    /// <exception cref="SynchronizationLockException">It is held or waited for; nothing has changed.</exception>
    public void Dispose()
    {
        _lock.Dispose();
        GC.SuppressFinalize(this);
    }

    private bool Enter(Access access, in Patience patience)
    {
        int me = Environment.CurrentManagedThreadId;
        if (access == Access.Write && _lock.IsUpgradeable(me))
            access = Access.Upgrade;
        return _lock.TryEnter(access, me) || (CanWait(access, me, patience) && (_lock.TryEnterSoon(access, me) || EnterSlowly(access, me, patience)));
    }

    private bool CanWait(Access access, int me, in Patience patience)
    {
        ObjectDisposedException.ThrowIf(_lock.IsDisposed, this);
        if (_lock.IsWriter(me) || (access == Access.ReadUpgradeably && _lock.IsUpgradeable(me)))
            Misuse.Recursion();
        return !patience.IsNone;
    }

    private bool EnterSlowly(Access access, int me, in Patience patience)
    {
        var waiter = new ThreadWaiter(me) { Wish = (long)access };
        return !_lock.Enqueue(waiter) || waiter.Park(patience) || !_lock.Withdraw(waiter);
    }
}
