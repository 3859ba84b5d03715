using Interleave.Sync;

namespace Interleave.Gallery.KernelLocks.UserThreads;

/// <summary>The program makes its threads of the one that the kernel gave it: a switch is a call, and the kernel sees nothing of it.</summary>
public sealed class ManyToOne : TaskOfThreads
{
    protected override void Run(params IEnumerable<UserStep>[] threads)
    {
        var scheduler = new UserScheduler();
        foreach (IEnumerable<UserStep> thread in threads)
            scheduler.Start(thread);
        scheduler.Run(kernelThreads: 1);
    }

    protected override int KnownToTheKernel(int threads) => 1;
}
