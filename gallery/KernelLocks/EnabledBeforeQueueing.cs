namespace Interleave.Gallery.KernelLocks;

/// <summary><see cref="SleepingLock"/>, but interrupts are enabled before the thread stands in the queue.</summary>
public sealed class EnabledBeforeQueueing : SleepingLock
{
    public override void Lock(KernelThread me)
    {
        me.DisableInterrupts();
        if (Busy)
        {
            me.EnableInterrupts();
            Waiting.Add(me);
            me.Sleep();
        }
        else
        {
            Busy = true;
        }
        me.EnableInterrupts();
    }
}
