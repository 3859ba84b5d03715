namespace Interleave.Sync.Scenarios;

/// <summary>What every counting semaphore must do.</summary>
public abstract partial class SemaphoreScenarios
{
    private protected SemaphoreScenarios()
    {
    }

    private protected abstract CountingSemaphore Make(int initialCount, int maxCount = int.MaxValue);

    /// <summary>As a lock, for three threads.</summary>
    public void MutualExclusion()
    {
        CountingSemaphore semaphore = Make(1, 1);
        var room = new Room();
        Together.Run(3, me =>
        {
            semaphore.Wait();
            room.Visit(me);
            semaphore.Release();
        });
        Expect.That(semaphore.CurrentCount == 1, "Expected the count that was there at first.");
    }

    /// <summary>One waits for what the other has done.</summary>
    public void OrdersTwoSteps()
    {
        CountingSemaphore semaphore = Make(0);
        int done = 0;
        Together.Run(
            () =>
            {
                done = 1;
                semaphore.Release();
            },
            () =>
            {
                semaphore.Wait();
                Expect.That(done == 1, "Expected what was done before the release.");
            });
        Expect.That(semaphore.CurrentCount == 0, "Expected nothing left.");
    }

    /// <summary>Two wait, and one release lets both through.</summary>
    public void ReleasesTwo()
    {
        CountingSemaphore semaphore = Make(0);
        Together.Run(() => semaphore.Wait(), () => semaphore.Wait(), () => semaphore.Release(2));
        Expect.That(semaphore.CurrentCount == 0, "Expected both to have taken theirs.");
    }

    /// <summary>One waits twice, and two threads release one each.</summary>
    public void ReleasedOneByOne()
    {
        CountingSemaphore semaphore = Make(0);
        Together.Run(() => { semaphore.Wait(); semaphore.Wait(); }, () => semaphore.Release(), () => semaphore.Release());
        Expect.That(semaphore.CurrentCount == 0, "Expected both to have taken theirs.");
    }

    /// <summary>What is released to one that runs out of time is not lost.</summary>
    public void TimeIsUpBeforeAnother()
    {
        CountingSemaphore semaphore = Make(0);
        bool taken = false;
        Together.Run(
            () => taken = semaphore.TryWait(Expect.AWhile),
            () => semaphore.Wait(),
            () => semaphore.Release(2));
        Expect.That(semaphore.CurrentCount == (taken ? 0 : 1), "Expected what was not taken to be there.");
    }

    /// <summary>A wait is cancelled while it is granted: one or the other, and no count too many or too few.</summary>
    public void OneIsCancelled()
    {
        CountingSemaphore semaphore = Make(0);
        using var source = new CancellationTokenSource();
        bool taken = true;
        Together.Run(
            () =>
            {
                try
                {
                    semaphore.Wait(source.Token);
                }
                catch (OperationCanceledException)
                {
                    taken = false;
                }
            },
            () => source.Cancel(),
            () => semaphore.Release());
        Expect.That(semaphore.CurrentCount == (taken ? 0 : 1), "Expected what was not taken to be there.");
    }
}

public sealed class FifoSemaphoreScenarios : SemaphoreScenarios
{
    private protected override CountingSemaphore Make(int initialCount, int maxCount) => new FifoSemaphore(initialCount, maxCount);

    /// <summary>Who waits gets what is released, whoever else tries.</summary>
    public void NobodyComesBetween()
    {
        var semaphore = new FifoSemaphore(0);
        var got = new bool[2];
        var waits = new Thread(() => got[0] = semaphore.TryWait(Expect.AWhile));
        waits.Start();
        Together.Run(() => got[1] = semaphore.TryWait(), () => semaphore.Release());
        waits.Join();
        int left = 1 - (got[0] ? 1 : 0) - (got[1] ? 1 : 0);
        Expect.That(semaphore.CurrentCount == left, "Expected what was not taken to be there.");
    }
}

public sealed class BargingSemaphoreScenarios : SemaphoreScenarios
{
    private protected override CountingSemaphore Make(int initialCount, int maxCount) => new BargingSemaphore(initialCount, maxCount);

    /// <summary>Asynchronous code that was woken is overtaken, and then cancelled: its wait ends.</summary>
    public async Task OvertakenAndCancelledAsync()
    {
        var semaphore = new BargingSemaphore(0);
        using var source = new CancellationTokenSource();
        Task<bool> waits = AsyncOutcome.Of(semaphore.WaitAsync(source.Token));
        bool other = false;
        Together.Run(
            () =>
            {
                semaphore.Release();
                other = semaphore.TryWait();
            },
            () => source.Cancel());
        int taken = (await waits ? 1 : 0) + (other ? 1 : 0);
        Expect.That(semaphore.CurrentCount == 1 - taken, "Expected what was not taken to be there.");
    }
}

public sealed class BinarySemaphoreScenarios
{
    /// <summary>As a lock, for two threads.</summary>
    public void MutualExclusion()
    {
        var semaphore = new BinarySemaphore(isFree: true);
        var room = new Room();
        Together.Run(2, me =>
        {
            semaphore.Wait();
            room.Visit(me);
            semaphore.Release();
        });
        Expect.That(semaphore.IsFree, "Expected it to be free at the end.");
    }

    /// <summary>Two releases are one when nobody waits.</summary>
    public void TwoReleasesAreOne()
    {
        var semaphore = new BinarySemaphore(isFree: false);
        bool first = false, second = false;
        Together.Run(() => first = semaphore.Release(), () => second = semaphore.Release());
        Expect.That(first != second, "Expected exactly one release to change something.");
        Expect.That(semaphore.TryWait() && !semaphore.TryWait(), "Expected to take it once.");
    }

    /// <summary>Two releases are one, unless a wait comes between them.</summary>
    public void ReleasedTwice()
    {
        var semaphore = new BinarySemaphore(isFree: false);
        bool first = false, second = false;
        Together.Run(() => semaphore.Wait(), () => first = semaphore.Release(), () => second = semaphore.Release());
        Expect.That(first || second, "Expected one release at least to change something.");
        Expect.That(semaphore.IsFree == (first && second), "Expected it to be free only when there was one more than was taken.");
    }
}

/// <summary>What both kinds of semaphores that are taken together must do.</summary>
public abstract class SetScenarios
{
    private protected SetScenarios()
    {
    }

    private protected abstract SemaphoreSet Make(params int[] initialCounts);

    /// <summary>Two philosophers, each of whom names the forks in another order.</summary>
    public void TwoPhilosophers()
    {
        SemaphoreSet forks = Make(1, 1);
        var room = new Room();
        Together.Run(2, me =>
        {
            SemaphoreSet.Selection mine = forks.Select(me, 1 - me);
            forks.WaitAll(mine);
            room.Visit(me);
            forks.SignalAll(mine);
        });
        Expect.That(forks.CurrentCount(0) == 1 && forks.CurrentCount(1) == 1, "Expected all forks on the table.");
    }

    /// <summary>Three philosophers at a round table.</summary>
    public void ThreePhilosophers()
    {
        SemaphoreSet forks = Make(1, 1, 1);
        Room[] used = [new(), new(), new()];
        Together.Run(3, me =>
        {
            SemaphoreSet.Selection mine = forks.Select(me, (me + 1) % 3);
            forks.WaitAll(mine);
            used[me].Visit(me);
            used[(me + 1) % 3].Visit(me);
            forks.SignalAll(mine);
        });
        for (int i = 0; i < 3; i++)
            Expect.That(forks.CurrentCount(i) == 1, "Expected all forks on the table.");
    }

    /// <summary>Who gives up leaves the others what was there for it.</summary>
    public void OneGivesUp()
    {
        SemaphoreSet set = Make(1, 0);
        bool both = false;
        Together.Run(
            () => both = set.TryWaitAll(set.Select(0, 1), Expect.AWhile),
            () => set.WaitAll(set.Select(0)),
            () => set.SignalAll(set.Select(0, 1)));
        Expect.That(set.CurrentCount(0) == (both ? 0 : 1) && set.CurrentCount(1) == (both ? 0 : 1), "Expected what was not taken to be there.");
    }

    /// <summary>Who gives up no longer keeps others from what it could not use.</summary>
    public void OneGivesUpForAnother()
    {
        SemaphoreSet set = Make(1, 0);
        Together.Run(() => set.TryWaitAll(set.Select(0, 1), Expect.AWhile), () => set.WaitAll(set.Select(0)));
        Expect.That(set.CurrentCount(0) == 0, "Expected the other to have it.");
    }

    /// <summary>A wait is cancelled while it is granted.</summary>
    public void OneIsCancelled()
    {
        SemaphoreSet set = Make(1, 0);
        using var source = new CancellationTokenSource();
        bool both = true;
        Together.Run(
            () =>
            {
                try
                {
                    set.WaitAll(set.Select(0, 1), source.Token);
                }
                catch (OperationCanceledException)
                {
                    both = false;
                }
            },
            () => source.Cancel(),
            () => set.SignalAll(set.Select(1)));
        Expect.That(set.CurrentCount(0) == (both ? 0 : 1), "Expected what was not taken to be there.");
    }
}

public sealed class SemaphoreSetScenarios : SetScenarios
{
    private protected override SemaphoreSet Make(params int[] initialCounts) => new(initialCounts);
}

public sealed class FairSemaphoreSetScenarios : SetScenarios
{
    private protected override SemaphoreSet Make(params int[] initialCounts) => new FairSemaphoreSet(initialCounts);
}
