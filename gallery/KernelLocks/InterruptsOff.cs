namespace Interleave.Gallery.KernelLocks;

/// <summary>As long as a thread is inside, nothing interrupts the CPU.</summary>
public class InterruptsOff : KernelLock
{
    public override void Lock(KernelThread me) => me.DisableInterrupts();

    public override void Unlock(KernelThread me) => me.EnableInterrupts();
}
