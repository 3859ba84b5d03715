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
    private const int Nobody = 0;
    private const int Readers = (1 << 20) - 1;
    private const int Upgradeable = 1 << 20;
    private const int Writer = 1 << 21;
    private const int Disposed = 1 << 22;
    private const int SomebodyWaits = int.MinValue;

    private readonly Lock _guard = new();
    private int _state;

    // Thread ids, written by the threads that hold the lock so: who reads its own there does.
    private int _writer;
    private int _upgradeable;

    private protected ReadersWriterLock()
    {
    }

    /// <summary>How many read now, upgradeably or not; stale when it is used.</summary>
    public int CurrentReadCount
    {
        get
        {
            int state = Volatile.Read(ref _state);
            return (state & Readers) + ((state & Upgradeable) != 0 ? 1 : 0);
        }
    }

    /// <summary>Whether the calling thread writes.</summary>
    public bool IsWriteLockHeldByCurrentThread => Volatile.Read(ref _writer) == Environment.CurrentManagedThreadId;

    /// <summary>Whether the calling thread reads upgradeably.</summary>
    public bool IsUpgradeableReadLockHeldByCurrentThread => Volatile.Read(ref _upgradeable) == Environment.CurrentManagedThreadId;

    /// <summary>Those that wait, first come first.</summary>
    private protected WaiterList Waiting { get; } = new();

    /// <summary>Whether a reader that comes goes before those that wait, as long as nobody writes.</summary>
    private protected virtual bool ReadersPass => false;

    /// <summary>Ends the use of the lock.</summary>
    /// <exception cref="SynchronizationLockException">It is held or waited for; nothing has changed.</exception>
    public void Dispose()
    {
        if (Interlocked.CompareExchange(ref _state, Disposed, 0) is not (0 or Disposed))
            throw new SynchronizationLockException("The lock is held or waited for.");
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets through whoever is next, under the guard.</summary>
    private protected abstract void LetThrough();

    /// <summary>Lets one through that waits, if it can be.</summary>
    private protected bool TryLetThrough(Waiter waiter)
    {
        if (!TryTake((Access)waiter.Wish, isNext: true))
            return false;
        Waiting.Remove(waiter);
        waiter.Wake();
        return true;
    }

    /// <summary>Lets through whoever holds the lock upgradeably and wants to write.</summary>
    /// <returns>False when it has to wait still, so that nobody else may go before it.</returns>
    private protected bool LetUpgrade()
    {
        for (Waiter? waiter = Waiting.First; waiter is not null; waiter = waiter.Behind)
        {
            if (waiter.Wish == (long)Access.Upgrade)
                return TryLetThrough(waiter);
        }
        return true;
    }

    /// <summary>Lets through all readers that can be.</summary>
    private protected void LetReaders()
    {
        Waiter? next;
        for (Waiter? waiter = Waiting.First; waiter is not null; waiter = next)
        {
            next = waiter.Behind;
            if (waiter.Wish is (long)Access.Read or (long)Access.ReadUpgradeably)
                TryLetThrough(waiter);
        }
    }

    /// <summary>The writer that has waited longest.</summary>
    private protected Waiter? FirstWriter()
    {
        Waiter? waiter = Waiting.First;
        while (waiter is not null && waiter.Wish != (long)Access.Write)
            waiter = waiter.Behind;
        return waiter;
    }

    private bool Enter(Access access, in Patience patience)
    {
        int me = Environment.CurrentManagedThreadId;
        if (access == Access.Write && Volatile.Read(ref _upgradeable) == me)
            access = Access.Upgrade;
        if (!TryTake(access, isNext: false) && (!CanWait(access, me, patience) || !EnterSlowly(access, me, patience)))
            return false;
        if (access == Access.ReadUpgradeably)
            Volatile.Write(ref _upgradeable, me);
        else if (access != Access.Read)
            Volatile.Write(ref _writer, me);
        return true;
    }

    private bool CanWait(Access access, int me, in Patience patience)
    {
        ObjectDisposedException.ThrowIf((Volatile.Read(ref _state) & Disposed) != 0, this);
        if (Volatile.Read(ref _writer) == me || (access == Access.ReadUpgradeably && Volatile.Read(ref _upgradeable) == me))
            Misuse.Recursion();
        return !patience.IsNone;
    }

    private bool EnterSlowly(Access access, int me, in Patience patience)
    {
        var waiter = new Waiter(me) { Wish = (long)access };
        lock (_guard)
        {
            while (true)
            {
                int state = Volatile.Read(ref _state);
                if (TryTake(access, isNext: false))
                    return true;
                if (state < 0 ? Volatile.Read(ref _state) == state : CanMark(access, state))
                    break;
            }
            Waiting.Add(waiter);
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            if (!Waiting.Remove(waiter))
                return true;
            // It may have been all that kept others out.
            Settle();
            return false;
        }
    }

    /// <summary>Marks that somebody waits, as long as the lock is held so that it has to.</summary>
    private bool CanMark(Access access, int state) =>
        !CanTake(access, state, isNext: false) && Interlocked.CompareExchange(ref _state, state | SomebodyWaits, state) == state;

    private void Leave(int held)
    {
        int after = Interlocked.Add(ref _state, -held);
        if (after < 0 && (held != 1 || (after & Readers) == 0))
        {
            lock (_guard)
            {
                Settle();
            }
        }
    }

    private void Settle()
    {
        LetThrough();
        if (Waiting.IsEmpty)
            Interlocked.And(ref _state, ~SomebodyWaits);
    }

    private bool TryTake(Access access, bool isNext)
    {
        while (true)
        {
            int state = Volatile.Read(ref _state);
            if (!CanTake(access, state, isNext))
                return false;
            if (Interlocked.CompareExchange(ref _state, state + Share(access), state) == state)
                return true;
        }
    }

    private bool CanTake(Access access, int state, bool isNext)
    {
        bool turn = isNext || state >= 0;
        return access switch
        {
            Access.Read => (state & (Writer | Disposed)) == 0 && (turn || ReadersPass),
            Access.ReadUpgradeably => (state & (Writer | Upgradeable | Disposed)) == 0 && (turn || ReadersPass),
            Access.Write => (state & ~SomebodyWaits) == 0 && turn,
            _ => (state & Readers) == 0,
        };
    }

    private static int Share(Access access) => access switch
    {
        Access.Read => 1,
        Access.ReadUpgradeably => Upgradeable,
        _ => Writer,
    };
}
