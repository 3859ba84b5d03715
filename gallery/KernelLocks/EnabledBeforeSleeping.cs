namespace Interleave.Gallery.KernelLocks;

/// <summary><see cref="SleepingLock"/>, but interrupts are enabled between queueing and sleeping.</summary>
public sealed class EnabledBeforeSleeping : SleepingLock
{
    public override void Lock(KernelThread me)
    {
        me.DisableInterrupts();
        if (Busy)
        {
            Waiting.Add(me);
            me.EnableInterrupts();
            me.Sleep();
        }
        else
        {
            Busy = true;
        }
        me.EnableInterrupts();
    }
}
