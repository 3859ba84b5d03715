namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A thread that waits for a pulse that may have been sent already.</summary>
public sealed class PulseBeforeWait
{
    readonly object gate = new();

    public void Run() => Together.Run(Wait, Wake);

    void Wait()
    {
        lock (gate)
            Monitor.Wait(gate);
    }

    void Wake()
    {
        lock (gate)
            Monitor.Pulse(gate);
    }
}
