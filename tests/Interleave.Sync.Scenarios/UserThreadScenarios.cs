namespace Interleave.Sync.Scenarios;

public sealed class UserThreadScenarios
{
    /// <summary>On one thread of the kernel nobody comes between two yields.</summary>
    public void ManyToOne() => Count(kernelThreads: 1, guarded: false);

    /// <summary>On two, threads that share memory need a semaphore.</summary>
    public void ManyToMany() => Count(kernelThreads: 2, guarded: true);

    /// <summary>One waits for what another does, which runs on another thread of the kernel, and for its end.</summary>
    public void OneWaitsForAnother()
    {
        var scheduler = new UserScheduler();
        var semaphore = new UserSemaphore(scheduler, 0);
        int done = 0;
        UserThread first = scheduler.Start(First());
        scheduler.Start(Second());
        scheduler.Run(kernelThreads: 2);

        IEnumerable<UserStep> First()
        {
            done++;
            semaphore.Release();
            yield return UserStep.Yield;
            done++;
        }

        IEnumerable<UserStep> Second()
        {
            yield return semaphore.Wait();
            Expect.That(done >= 1, "Expected what was done before the release.");
            yield return first.Join();
            Expect.That(done == 2 && first.HasEnded, "Expected all of it to be done.");
        }
    }

    /// <summary>Three threads of the kernel have one thread to run: all come to their end.</summary>
    public void ThreeWorkers()
    {
        var scheduler = new UserScheduler();
        int ran = 0;
        scheduler.Start(Runs());
        scheduler.Run(kernelThreads: 3);
        Expect.That(ran == 1, "Expected it to have run.");

        IEnumerable<UserStep> Runs()
        {
            ran++;
            yield break;
        }
    }

    /// <summary>Threads that wait for each other are told of.</summary>
    public void AllWait()
    {
        var scheduler = new UserScheduler();
        var semaphore = new UserSemaphore(scheduler, 0);
        scheduler.Start(Waits());
        bool isTold = false;
        try
        {
            scheduler.Run(kernelThreads: 2);
        }
        catch (InvalidOperationException)
        {
            isTold = true;
        }
        Expect.That(isTold, "Expected to be told.");

        IEnumerable<UserStep> Waits()
        {
            yield return semaphore.Wait();
        }
    }

    static void Count(int kernelThreads, bool guarded)
    {
        var scheduler = new UserScheduler();
        var mutex = new UserSemaphore(scheduler, 1);
        int count = 0;
        for (int i = 0; i < 2; i++)
            scheduler.Start(Adds());
        scheduler.Run(kernelThreads);
        Expect.That(count == 2, "Expected both to have counted.");

        IEnumerable<UserStep> Adds()
        {
            if (guarded)
                yield return mutex.Wait();
            count++;
            if (guarded)
                mutex.Release();
            yield return UserStep.Yield;
        }
    }
}
