namespace Interleave.Sync.Scenarios;

/// <summary>What every counting semaphore must do for asynchronous code.</summary>
public abstract partial class SemaphoreScenarios
{
    /// <summary>As a lock, for two tasks.</summary>
    public async Task MutualExclusionAsync()
    {
        CountingSemaphore semaphore = Make(1, 1);
        var room = new Room();
        await Together.RunAsync(Visit, Visit);
        Expect.That(semaphore.CurrentCount == 1, "Expected the count that was there at first.");

        async Task Visit()
        {
            await semaphore.WaitAsync();
            room.Visit(0);
            semaphore.Release();
        }
    }

    /// <summary>A thread and asynchronous code wait, and one release lets both through.</summary>
    public async Task ReleasesAThreadAndATask()
    {
        CountingSemaphore semaphore = Make(0);
        ValueTask waits = semaphore.WaitAsync();
        Together.Run(() => semaphore.Wait(), () => semaphore.Release(2));
        await waits;
        Expect.That(semaphore.CurrentCount == 0, "Expected both to have taken theirs.");
    }

    /// <summary>A wait is cancelled while it is granted: one or the other, and no count too many or too few.</summary>
    public async Task OneIsCancelledAsync()
    {
        CountingSemaphore semaphore = Make(0);
        using var source = new CancellationTokenSource();
        Task<bool> waits = AsyncOutcome.Of(semaphore.WaitAsync(source.Token));
        Together.Run(() => source.Cancel(), () => semaphore.Release());
        bool taken = await waits;
        Expect.That(semaphore.CurrentCount == (taken ? 0 : 1), "Expected what was not taken to be there.");
    }

    /// <summary>What is released to one that is cancelled is not lost to the one behind it.</summary>
    public async Task OneIsCancelledBeforeAnotherAsync()
    {
        CountingSemaphore semaphore = Make(0);
        using var source = new CancellationTokenSource();
        Task<bool> first = AsyncOutcome.Of(semaphore.WaitAsync(source.Token));
        ValueTask second = semaphore.WaitAsync();
        Together.Run(() => source.Cancel(), () => semaphore.Release());
        if (await first)
            semaphore.Release();
        await second;
        Expect.That(semaphore.CurrentCount == 0, "Expected nothing left.");
    }

    /// <summary>The time is up while one is released.</summary>
    public async Task TimeIsUpAsync()
    {
        CountingSemaphore semaphore = Make(0);
        Task<bool> waits = AsyncOutcome.Of(semaphore.TryWaitAsync(Expect.AWhile));
        semaphore.Release();
        bool taken = await waits;
        Expect.That(semaphore.CurrentCount == (taken ? 0 : 1), "Expected what was not taken to be there.");
    }

    /// <summary>What comes behind a wait does not run inside the release.</summary>
    public async Task ReleasesFromWithinAsync()
    {
        CountingSemaphore semaphore = Make(0);
        bool releasing = false;
        Task waits = Behind();
        var releases = new Thread(() =>
        {
            inRelease.Value = true;
            semaphore.Release();
        });
        releases.Start();
        await waits;
        releases.Join();
        Expect.That(!releasing, "Expected it to run elsewhere.");

        async Task Behind()
        {
            await semaphore.WaitAsync();
            releasing = inRelease.Value;
        }
    }

    readonly ThreadLocal<bool> inRelease = new();
}
