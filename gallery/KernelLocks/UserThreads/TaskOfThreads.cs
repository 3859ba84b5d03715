using Interleave.Sync;

namespace Interleave.Gallery.KernelLocks.UserThreads;

/// <summary>A task of several threads: made by the program, or by the kernel, or by both.</summary>
public abstract class TaskOfThreads
{
    const int Turns = 4;

    /// <summary>Runs the threads of a task to their end.</summary>
    protected abstract void Run(params IEnumerable<UserStep>[] threads);

    /// <summary>How many threads the kernel knows of in a task that has so many.</summary>
    protected abstract int KnownToTheKernel(int threads);

    /// <summary>One thread waits in the kernel for what its peer sends.</summary>
    public void OneWaitsInTheKernel()
    {
        var arrived = new SemaphoreSlim(0);
        string? mail = null;
        Run(Receives(), Sends());

        IEnumerable<UserStep> Receives()
        {
            // A system call: only the kernel knows that the thread waits.
            arrived.Wait();
            Check.That(mail == "a letter", "Expected the letter.");
            yield break;
        }

        IEnumerable<UserStep> Sends()
        {
            mail = "a letter";
            arrived.Release();
            yield break;
        }
    }

    /// <summary>One task has three threads and another one: the kernel gives each thread that it knows of a turn, again and again.</summary>
    public void ThreeThreadsAndOne() => Together.Run(() =>
    {
        var kernel = new UserScheduler();
        int[] turns = new int[2];
        for (int i = 0; i < KnownToTheKernel(3); i++)
            kernel.Start(Computes(0));
        for (int i = 0; i < KnownToTheKernel(1); i++)
            kernel.Start(Computes(1));
        kernel.Run();
        Check.That(turns[0] > turns[1], $"Expected more for the task of three threads than for that of one, found {turns[0]} turns and {turns[1]}.");

        IEnumerable<UserStep> Computes(int task)
        {
            while (turns[0] + turns[1] < Turns)
            {
                turns[task]++;
                yield return UserStep.Yield;
            }
        }
    });
}
