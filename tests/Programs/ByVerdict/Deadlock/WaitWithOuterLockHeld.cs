namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A wait releases its own monitor, not the one around it.</summary>
public sealed class WaitWithOuterLockHeld
{
    readonly object outer = new(), inner = new();
    bool ready;

    public void Run() => Together.Run(Wait, Wake);

    void Wait()
    {
        lock (outer)
        {
            lock (inner)
            {
                while (!ready)
                    Monitor.Wait(inner);
            }
        }
    }

    void Wake()
    {
        lock (outer)
        {
            lock (inner)
            {
                ready = true;
                Monitor.Pulse(inner);
            }
        }
    }
}
