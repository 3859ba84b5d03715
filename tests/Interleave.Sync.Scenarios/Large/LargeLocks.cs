namespace Interleave.Sync.Scenarios.Large;

/// <summary>More threads and rounds than can be explored: schedules of these are drawn at random.</summary>
public abstract class LargeLock
{
    const int Rounds = 3;

    private protected LargeLock()
    {
    }

    private protected virtual int Threads => 4;

    private protected abstract Func<int, ExclusiveLock> Make();

    /// <summary>All go in again and again; the last has no more than a while.</summary>
    public void ManyRounds()
    {
        Func<int, ExclusiveLock> of = Make();
        var room = new Room();
        int missed = 0;
        Together.Run(Threads, me =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                if (me < Threads - 1)
                {
                    of(me).Enter();
                }
                else if (!of(me).TryEnter(Expect.AWhile))
                {
                    missed++;
                    continue;
                }
                room.Visit(me);
                of(me).Exit();
            }
        });
        Expect.That(room.Visits == Threads * Rounds - missed, "Expected a visit of each that was let in.");
        Expect.That(of(0).TryEnter(), "Expected the lock to be free at the end.");
        of(0).Exit();
    }

    private protected static Func<int, ExclusiveLock> One(ExclusiveLock mutex) => _ => mutex;
}

public sealed class TasLockLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make() => One(new TasLock());
}

public sealed class TtasLockLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make() => One(new TtasLock());
}

public sealed class TicketLockLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make() => One(new TicketLock());
}

public sealed class McsLockLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make() => One(new McsLock());
}

public sealed class PetersonLockLarge : LargeLock
{
    private protected override int Threads => 2;

    private protected override Func<int, ExclusiveLock> Make()
    {
        var both = new PetersonLock();
        return me => both[me];
    }
}

public sealed class FilterLockLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make()
    {
        var all = new FilterLock(Threads);
        return me => all[me];
    }
}

public sealed class BakeryLockLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make()
    {
        var all = new BakeryLock(Threads);
        return me => all[me];
    }
}

public sealed class FutexMutexLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make() => One(new FutexMutex(rounds: 1));
}

public sealed class FairMutexLarge : LargeLock
{
    private protected override Func<int, ExclusiveLock> Make() => One(new FairMutex());
}
