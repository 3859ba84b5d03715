using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock that many readers hold together, or one writer alone; who is next is for the derived classes to say.</summary>
/// <remarks>
/// Holders are threads, by their id, or asynchronous code, by the number of its hold; readers are only counted. As long as nobody
/// waits, entering and leaving are one atomic operation each; once somebody does, the word has a mark, and who leaves looks
/// for the next under the guard.
/// </remarks>
internal abstract class SharedLock : IWaitingRoom
{
    private const int Nobody = 0;
    private const int Readers = (1 << 20) - 1;
    private const int Upgradeable = 1 << 20;
    private const int Writer = 1 << 21;
    private const int Disposed = 1 << 22;
    private const int SomebodyWaits = int.MinValue;

    private readonly Lock _guard = new();
    private int _state;

    // Written for whoever holds the lock so, before it knows: who reads its own there does.
    private int _writer;
    private int _upgradeable;

    public int ReadCount
    {
        get
        {
            int state = Volatile.Read(ref _state);
            return (state & Readers) + ((state & Upgradeable) != 0 ? 1 : 0);
        }
    }

    public bool IsDisposed => (Volatile.Read(ref _state) & Disposed) != 0;

    /// <summary>Those that wait, first come first.</summary>
    protected WaiterList Waiting { get; } = new();

    /// <summary>Whether a reader that comes goes before those that wait, as long as nobody writes.</summary>
    protected virtual bool ReadersPass => false;

    public bool IsWriter(int holder) => Volatile.Read(ref _writer) == holder;

    public bool IsUpgradeable(int holder) => Volatile.Read(ref _upgradeable) == holder;

    /// <summary>Whether somebody waits to hold the lock under this number, or again.</summary>
    public bool IsWaitedForBy(int holder)
    {
        if (Volatile.Read(ref _state) >= 0)
            return false;
        lock (_guard)
        {
            Waiter? waiter = Waiting.First;
            while (waiter is not null && waiter.Holder != holder)
                waiter = waiter.Behind;
            return waiter is not null;
        }
    }

    /// <exception cref="SynchronizationLockException">It is held or waited for; nothing has changed.</exception>
    public void Dispose()
    {
        if (Interlocked.CompareExchange(ref _state, Disposed, 0) is not (0 or Disposed))
            throw new SynchronizationLockException("The lock is held or waited for.");
    }

    public bool TryEnter(Access access, int holder)
    {
        if (!TryTake(access, isNext: false))
            return false;
        Enters(access, holder);
        return true;
    }

    /// <summary>Looks a few times whether the lock can be taken before there is a need to queue.</summary>
    public bool TryEnterSoon(Access access, int holder)
    {
        for (int round = 0; round < Spinning.Rounds; round++)
        {
            Spinning.LongPause();
            if (CanTake(access, Volatile.Read(ref _state), isNext: false) && TryEnter(access, holder))
                return true;
        }
        return false;
    }

    /// <summary>Queues, to be woken when the lock is the waiter's.</summary>
    /// <returns>False when it is already.</returns>
    public bool Enqueue(Waiter waiter)
    {
        var access = (Access)waiter.Wish;
        lock (_guard)
        {
            while (true)
            {
                int state = Volatile.Read(ref _state);
                if (TryEnter(access, waiter.Holder))
                    return false;
                if (state < 0 ? Volatile.Read(ref _state) == state : CanMark(access, state))
                    break;
            }
            Waiting.Add(waiter);
            return true;
        }
    }

    public bool Withdraw(Waiter waiter)
    {
        lock (_guard)
        {
            if (!Waiting.Remove(waiter))
                return false;
            waiter.HasGivenUp = true;
            // It may have been all that kept others out.
            Settle();
            return true;
        }
    }

    /// <exception cref="SynchronizationLockException">Nobody reads; nothing has changed.</exception>
    public void ExitRead()
    {
        // As in TryTake.
        if (Interlocked.CompareExchange(ref _state, Nobody, 1) == 1)
            return;
        if ((Volatile.Read(ref _state) & Readers) == 0)
            Misuse.NotRead();
        Leave(1);
    }

    /// <summary>Gives up what its one holder holds.</summary>
    public void ExitUpgradeable()
    {
        Volatile.Write(ref _upgradeable, Nobody);
        Leave(Upgradeable);
    }

    /// <summary>Gives up what its one holder holds; whoever upgraded reads upgradeably again.</summary>
    public void ExitWrite()
    {
        Volatile.Write(ref _writer, Nobody);
        Leave(Writer);
    }

    /// <summary>Lets through whoever is next, under the guard.</summary>
    protected abstract void LetThrough();

    /// <summary>Lets one through that waits, if it can be.</summary>
    protected bool TryLetThrough(Waiter waiter)
    {
        if (!TryTake((Access)waiter.Wish, isNext: true))
            return false;
        Waiting.Remove(waiter);
        Enters((Access)waiter.Wish, waiter.Holder);
        waiter.Wake();
        return true;
    }

    /// <summary>Lets through whoever holds the lock upgradeably and wants to write.</summary>
    /// <returns>False when it has to wait still, so that nobody else may go before it.</returns>
    protected bool LetUpgrade()
    {
        for (Waiter? waiter = Waiting.First; waiter is not null; waiter = waiter.Behind)
        {
            if (waiter.Wish == (long)Access.Upgrade)
                return TryLetThrough(waiter);
        }
        return true;
    }

    /// <summary>Lets through all readers that can be.</summary>
    protected void LetReaders()
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
    protected Waiter? FirstWriter()
    {
        Waiter? waiter = Waiting.First;
        while (waiter is not null && waiter.Wish != (long)Access.Write)
            waiter = waiter.Behind;
        return waiter;
    }

    private void Enters(Access access, int holder)
    {
        if (access == Access.ReadUpgradeably)
            Volatile.Write(ref _upgradeable, holder);
        else if (access != Access.Read)
            Volatile.Write(ref _writer, holder);
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

    /// <remarks>
    /// Most often the lock is free: then the first look at the word is the operation itself, which costs half on a word that
    /// others use. Who fails because others use it at the same moment leaves it to them for a while: they get on as if alone.
    /// </remarks>
    private bool TryTake(Access access, bool isNext)
    {
        int usual = access == Access.Upgrade ? Upgradeable : Nobody;
        int state = Interlocked.CompareExchange(ref _state, usual + Share(access), usual);
        return state == usual || TryTake(access, isNext, state);
    }

    private bool TryTake(Access access, bool isNext, int state)
    {
        while (CanTake(access, state, isNext))
        {
            if (Interlocked.CompareExchange(ref _state, state + Share(access), state) == state)
                return true;
            Spinning.LongPause();
            state = Volatile.Read(ref _state);
        }
        return false;
    }

    private bool CanTake(Access access, int state, bool isNext)
    {
        bool turn = isNext || state >= 0;
        return access switch
        {
            Access.Read => (state & (Writer | Disposed)) == 0 && (turn || ReadersPass),
            Access.ReadUpgradeably => (state & (Writer | Upgradeable | Disposed)) == 0 && (turn || ReadersPass),
            Access.Write => (state & ~SomebodyWaits) == 0 && turn,
            _ => (state & (Readers | Writer)) == 0,
        };
    }

    private static int Share(Access access) => access switch
    {
        Access.Read => 1,
        Access.ReadUpgradeably => Upgradeable,
        _ => Writer,
    };
}
