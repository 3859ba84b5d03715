namespace Interleave.Gallery.KernelLocks;

/// <summary>
/// For several CPUs: what keeps the other threads of this CPU out are the disabled interrupts, what keeps the other CPUs out is
/// the guard. Both are held for a few instructions only, whereas the lock is kept as long as its owner likes.
/// </summary>
public class GuardedLock : KernelLock
{
    readonly ThreadQueue Waiting = new();
    int Guard;
    bool Busy;

    protected override int Cpus => 2;

    public override void Lock(KernelThread me)
    {
        TakeGuard(me);
        if (Busy)
        {
            Waiting.Add(me);
            Sleep(me);
        }
        else
        {
            Busy = true;
            ReleaseGuard();
        }
        me.EnableInterrupts();
    }

    public override void Unlock(KernelThread me)
    {
        TakeGuard(me);
        if (Waiting.Remove() is { } next)
        {
            me.Wake(next);
        }
        else
        {
            Busy = false;
        }
        ReleaseGuard();
        me.EnableInterrupts();
    }

    /// <summary>The kernel frees the guard when the thread counts as asleep, and not before.</summary>
    protected virtual void Sleep(KernelThread me) => me.Sleep(goingToSleep: ReleaseGuard);

    protected void ReleaseGuard() => Volatile.Write(ref Guard, 0);

    void TakeGuard(KernelThread me)
    {
        me.DisableInterrupts();
        while (Interlocked.Exchange(ref Guard, 1) == 1)
            ;
    }
}
