namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A thread that looks at the flag, and then takes the lock to wait.</summary>
public sealed class CheckedOutsideTheLock
{
    readonly object gate = new();
    volatile bool ready;

    public void Run() => Together.Run(Wait, Wake);

    void Wait()
    {
        if (!ready)
        {
            lock (gate)
                Monitor.Wait(gate);
        }
    }

    void Wake()
    {
        lock (gate)
        {
            ready = true;
            Monitor.Pulse(gate);
        }
    }
}
