namespace Interleave.Sync.Scenarios;

/// <summary>What every lock must do.</summary>
public abstract class LockScenarios
{
    private protected LockScenarios()
    {
    }

    private protected virtual ExclusiveLock[] Make(int threads)
    {
        ExclusiveLock one = MakeOne();
        var all = new ExclusiveLock[threads];
        Array.Fill(all, one);
        return all;
    }

    private protected abstract ExclusiveLock MakeOne();

    /// <summary>Two threads go in once each.</summary>
    public void TwoThreads() => Contend(2, 1);

    /// <summary>One tries and does not wait, the other does.</summary>
    public void OneTries()
    {
        ExclusiveLock[] locks = Make(2);
        var room = new Room();
        bool got = false;
        Together.Run(
            () =>
            {
                using (locks[0].EnterScope())
                    room.Visit(0);
            },
            () =>
            {
                got = locks[1].TryEnter();
                if (!got)
                    return;
                room.Visit(1);
                locks[1].Exit();
            });
        Expect.That(room.Visits == (got ? 2 : 1), "Expected a visit of each that was let in.");
        Free(locks);
    }

    /// <summary>One waits for a while, the other until it is let in.</summary>
    public void OneRunsOutOfTime()
    {
        ExclusiveLock[] locks = Make(2);
        var room = new Room();
        Together.Run(
            () =>
            {
                locks[0].Enter();
                room.Visit(0);
                locks[0].Exit();
            },
            () =>
            {
                if (!locks[1].TryEnter(Expect.AWhile))
                    return;
                room.Visit(1);
                locks[1].Exit();
            });
        Free(locks);
    }

    private protected void Contend(int threads, int rounds)
    {
        ExclusiveLock[] locks = Make(threads);
        var room = new Room();
        Together.Run(threads, me =>
        {
            for (int round = 0; round < rounds; round++)
            {
                locks[me].Enter();
                room.Visit(me);
                locks[me].Exit();
            }
        });
        Expect.That(room.Visits == threads * rounds, "Expected every visit.");
        Free(locks);
    }

    private protected static void Free(ExclusiveLock[] locks)
    {
        foreach (ExclusiveLock each in locks)
        {
            Expect.That(each.TryEnter(), "Expected the lock to be free at the end.");
            each.Exit();
        }
    }
}

/// <summary>What locks do that can be waited for with a token, and with more threads.</summary>
public abstract class SleepingLockScenarios : LockScenarios
{
    private protected SleepingLockScenarios()
    {
    }

    /// <summary>Three threads go in once each.</summary>
    public void ThreeThreads() => Contend(3, 1);

    /// <summary>Two threads go in twice each.</summary>
    public void TwoRounds() => Contend(2, 2);

    /// <summary>A wait is cancelled while the lock is given up; another thread waits behind it.</summary>
    public void OneIsCancelled()
    {
        ExclusiveLock mutex = MakeOne();
        var room = new Room();
        using var source = new CancellationTokenSource();
        mutex.Enter();
        var waits = new Thread(() =>
        {
            try
            {
                mutex.Enter(source.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            room.Visit(1);
            mutex.Exit();
        });
        var cancels = new Thread(() => source.Cancel());
        waits.Start();
        cancels.Start();
        room.Visit(0);
        mutex.Exit();
        waits.Join();
        cancels.Join();
        Free([mutex]);
    }

    /// <summary>The first that waits runs out of time while the lock comes to it; the second must not be forgotten.</summary>
    public void TimeIsUpBeforeAnother()
    {
        ExclusiveLock mutex = MakeOne();
        var room = new Room();
        Together.Run(
            () =>
            {
                mutex.Enter();
                room.Visit(0);
                mutex.Exit();
            },
            () =>
            {
                if (!mutex.TryEnter(Expect.AWhile))
                    return;
                room.Visit(1);
                mutex.Exit();
            },
            () =>
            {
                mutex.Enter();
                room.Visit(2);
                mutex.Exit();
            });
        Free([mutex]);
    }
}

public sealed class TasLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => new TasLock();
}

public sealed class TtasLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => new TtasLock();
}

public sealed class TicketLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => new TicketLock();
}

public sealed class McsLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => new McsLock();

    /// <summary>Three threads go in once each.</summary>
    public void ThreeThreads() => Contend(3, 1);

    /// <summary>Two threads go in twice each, with the nodes of the first time.</summary>
    public void TwoRounds() => Contend(2, 2);
}

public sealed class PetersonLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => Make(2)[0];

    private protected override ExclusiveLock[] Make(int threads)
    {
        var seated = new PetersonLock();
        return [seated[0], seated[1]];
    }

    /// <summary>Two threads go in twice each.</summary>
    public void TwoRounds() => Contend(2, 2);
}

public sealed class FilterLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => Make(1)[0];

    private protected override ExclusiveLock[] Make(int threads)
    {
        var seated = new FilterLock(threads);
        var seats = new ExclusiveLock[threads];
        for (int i = 0; i < threads; i++)
            seats[i] = seated[i];
        return seats;
    }

    /// <summary>Three threads go in once each.</summary>
    public void ThreeThreads() => Contend(3, 1);
}

public sealed class BakeryLockScenarios : LockScenarios
{
    private protected override ExclusiveLock MakeOne() => Make(1)[0];

    private protected override ExclusiveLock[] Make(int threads)
    {
        var seated = new BakeryLock(threads);
        var seats = new ExclusiveLock[threads];
        for (int i = 0; i < threads; i++)
            seats[i] = seated[i];
        return seats;
    }

    /// <summary>Three threads go in once each.</summary>
    public void ThreeThreads() => Contend(3, 1);
}

public sealed class FutexMutexScenarios : SleepingLockScenarios
{
    private protected override ExclusiveLock MakeOne() => new FutexMutex(rounds: 0);

    /// <summary>Both look once more before they sleep.</summary>
    public void LookedOnceMore()
    {
        var mutex = new FutexMutex(rounds: 1);
        var room = new Room();
        Together.Run(2, me =>
        {
            mutex.Enter();
            room.Visit(me);
            mutex.Exit();
        });
    }
}

public sealed class FairMutexScenarios : SleepingLockScenarios
{
    private protected override ExclusiveLock MakeOne() => new FairMutex();
}
