namespace Interleave.Sync.Scenarios;

public sealed class UserThreadScenarios
{
    /// <summary>On one thread of the kernel nobody comes between two yields.</summary>
    public void ManyToOne() => Together.Run(() =>
    {
        var scheduler = new UserScheduler();
        int count = 0;
        scheduler.Start(Adds());
        scheduler.Start(Adds());
        scheduler.Run();
        Expect.That(count == 4, "Expected both to have counted twice.");

        IEnumerable<UserStep> Adds()
        {
            for (int i = 0; i < 2; i++)
            {
                int before = count;
                count = before + 1;
                yield return UserStep.Yield;
            }
        }
    });

    /// <summary>On two, one that blocks in the kernel does not keep the other from running: each waits there for the other.</summary>
    public void ManyToMany()
    {
        var scheduler = new UserScheduler();
        SemaphoreSlim first = new(0), second = new(0);
        scheduler.Start(Meets(first, second, other: Meets(second, first)));
        scheduler.Run(kernelThreads: 2);

        IEnumerable<UserStep> Meets(SemaphoreSlim here, SemaphoreSlim there, IEnumerable<UserStep>? other = null)
        {
            if (other is not null)
                scheduler.Start(other);
            here.Release();
            there.Wait();
            yield break;
        }
    }

    /// <summary>One waits for what another does, which runs on another thread of the kernel, and for its end.</summary>
    public void OneWaitsForAnother()
    {
        var scheduler = new UserScheduler();
        var semaphore = new UserSemaphore(scheduler, 0);
        int before = 0, behind = 0;
        UserThread first = scheduler.Start(First());
        scheduler.Start(Second());
        scheduler.Run(kernelThreads: 2);

        IEnumerable<UserStep> First()
        {
            before = 1;
            semaphore.Release();
            behind = 1;
            yield break;
        }

        IEnumerable<UserStep> Second()
        {
            yield return semaphore.Wait();
            Expect.That(before == 1, "Expected what was done before the release.");
            yield return first.Join();
            Expect.That(behind == 1 && first.HasEnded, "Expected all of it to be done.");
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
}
