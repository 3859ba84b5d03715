namespace Interleave.Sync.Scenarios.Large;

/// <summary>More threads and rounds than can be explored: schedules of these are drawn at random.</summary>
public abstract class LargeSemaphore
{
    const int Threads = 4;
    const int Rounds = 3;

    private protected LargeSemaphore()
    {
    }

    private protected abstract CountingSemaphore Make(int count);

    /// <summary>Two may be inside, of four; one of them has no more than a while, and one is asynchronous.</summary>
    public async Task TwoOfFour()
    {
        CountingSemaphore seats = Make(2);
        int inside = 0;
        Task last = Task.Run(async () =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                await seats.WaitAsync();
                Visit();
            }
        });
        Together.Run(Threads - 1, me =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                if (me > 0)
                    seats.Wait();
                else if (!seats.TryWait(Expect.AWhile))
                    continue;
                Visit();
            }
        });
        await last;
        Expect.That(seats.CurrentCount == 2, "Expected all seats to be free at the end.");

        void Visit()
        {
            Expect.That(Interlocked.Increment(ref inside) <= 2, "Expected no more inside than there are seats.");
            Interlocked.Decrement(ref inside);
            seats.Release();
        }
    }
}

public sealed class FifoSemaphoreLarge : LargeSemaphore
{
    private protected override CountingSemaphore Make(int count) => new FifoSemaphore(count, count);
}

public sealed class BargingSemaphoreLarge : LargeSemaphore
{
    private protected override CountingSemaphore Make(int count) => new BargingSemaphore(count, count);
}

public sealed class BinarySemaphoreLarge
{
    /// <summary>Four threads, three rounds each, one at a time.</summary>
    public void OneAtATime()
    {
        var free = new BinarySemaphore(isFree: true);
        var room = new Room();
        Together.Run(4, me =>
        {
            for (int round = 0; round < 3; round++)
            {
                free.Wait();
                room.Visit(me);
                free.Release();
            }
        });
        Expect.That(room.Visits == 12, "Expected all to have been inside.");
    }
}

/// <summary>Five at a table.</summary>
public abstract class LargeSet
{
    const int Seats = 5;

    private protected LargeSet()
    {
    }

    private protected abstract SemaphoreSet Make(params int[] initialCounts);

    /// <summary>Five philosophers eat twice each, with both forks taken at once.</summary>
    public void FivePhilosophers()
    {
        SemaphoreSet forks = Make([.. Enumerable.Repeat(1, Seats)]);
        int[] holders = new int[Seats];
        Together.Run(Seats, me =>
        {
            int right = (me + 1) % Seats;
            SemaphoreSet.Selection both = forks.Select(me, right);
            for (int round = 0; round < 2; round++)
            {
                forks.WaitAll(both);
                Expect.That(++holders[me] == 1 && ++holders[right] == 1, "Expected both forks to be free.");
                holders[me]--;
                holders[right]--;
                forks.SignalAll(both);
            }
        });
        Expect.That(Enumerable.Range(0, Seats).All(i => forks.CurrentCount(i) == 1), "Expected all forks on the table.");
    }
}

public sealed class SemaphoreSetLarge : LargeSet
{
    private protected override SemaphoreSet Make(params int[] initialCounts) => new(initialCounts);
}

public sealed class FairSemaphoreSetLarge : LargeSet
{
    private protected override SemaphoreSet Make(params int[] initialCounts) => new FairSemaphoreSet(initialCounts);
}
