namespace Interleave.Gallery.KernelLocks;

/// <summary>
/// A lock with a queue of those who sleep until it is theirs. Interrupts are off only while a thread is in
/// <see cref="Lock"/> or <see cref="Unlock"/>, and also while it goes to sleep: the next thread to run enables them.
/// </summary>
public class SleepingLock : KernelLock
{
    protected readonly ThreadQueue Waiting = new();
    protected bool Busy;

    public override void Lock(KernelThread me)
    {
        me.DisableInterrupts();
        if (Busy)
        {
            Waiting.Add(me);
            me.Sleep();
        }
        else
        {
            Busy = true;
        }
        me.EnableInterrupts();
    }

    /// <summary>Who has waited longest gets the lock, which stays busy.</summary>
    public override void Unlock(KernelThread me)
    {
        me.DisableInterrupts();
        if (Waiting.Remove() is { } next)
        {
            me.Wake(next);
        }
        else
        {
            Busy = false;
        }
        me.EnableInterrupts();
    }
}
