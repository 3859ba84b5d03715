namespace Interleave.Gallery.KernelLocks;

/// <summary><see cref="GuardedLock"/>, but the thread frees the guard itself before it goes to sleep.</summary>
public sealed class GuardFreedBeforeSleeping : GuardedLock
{
    protected override void Sleep(KernelThread me)
    {
        ReleaseGuard();
        me.Sleep();
    }
}
