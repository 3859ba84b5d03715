using Interleave.Sync;

namespace Interleave.Gallery.KernelLocks.UserThreads;

/// <summary>The program makes its threads of two that the kernel gave it: a switch is a call most often.</summary>
public sealed class ManyToMany : TaskOfThreads
{
    const int KernelThreads = 2;

    protected override void Run(params IEnumerable<UserStep>[] threads)
    {
        var scheduler = new UserScheduler();
        foreach (IEnumerable<UserStep> thread in threads)
            scheduler.Start(thread);
        scheduler.Run(KernelThreads);
    }

    protected override int KnownToTheKernel(int threads) => Math.Min(threads, KernelThreads);
}
