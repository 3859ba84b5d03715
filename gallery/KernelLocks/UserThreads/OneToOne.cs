using Interleave.Sync;

namespace Interleave.Gallery.KernelLocks.UserThreads;

/// <summary>Every thread is the kernel's: a switch is a system call, and the kernel knows who waits.</summary>
public sealed class OneToOne : TaskOfThreads
{
    protected override void Run(params IEnumerable<UserStep>[] threads) =>
        Together.Run([.. threads.Select(thread => (ThreadStart)(() => RunToItsEnd(thread)))]);

    protected override int KnownToTheKernel(int threads) => threads;

    static void RunToItsEnd(IEnumerable<UserStep> thread)
    {
        foreach (UserStep _ in thread)
            Thread.Yield();
    }
}
