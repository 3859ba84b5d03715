namespace Interleave.Gallery.KernelLocks;

/// <summary>A test-and-set lock for several CPUs: who wants it tries until it is free.</summary>
public sealed class SpinningLock : KernelLock
{
    int Busy;

    protected override int Cpus => 2;

    public override void Lock(KernelThread me)
    {
        me.DisableInterrupts();
        while (Interlocked.Exchange(ref Busy, 1) == 1)
            ;
    }

    public override void Unlock(KernelThread me)
    {
        Volatile.Write(ref Busy, 0);
        me.EnableInterrupts();
    }
}
