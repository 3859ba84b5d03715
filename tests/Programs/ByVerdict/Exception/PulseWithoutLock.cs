namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A monitor that is pulsed by a thread that does not have it.</summary>
public sealed class PulseWithoutLock
{
    readonly object gate = new();

    public void Run()
    {
        var thread = new Thread(() => Monitor.Pulse(gate));
        thread.Start();
        thread.Join();
    }
}
