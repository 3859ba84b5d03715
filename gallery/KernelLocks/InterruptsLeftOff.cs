namespace Interleave.Gallery.KernelLocks;

/// <summary>Interrupts are disabled, and nobody thinks of enabling them.</summary>
public sealed class InterruptsLeftOff : KernelLock
{
    public override void Lock(KernelThread me) => me.DisableInterrupts();

    public override void Unlock(KernelThread me)
    {
    }
}
