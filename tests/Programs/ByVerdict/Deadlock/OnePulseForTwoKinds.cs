namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A buffer for one item in which each pulse wakes one thread, maybe of the wrong kind.</summary>
public sealed class OnePulseForTwoKinds
{
    readonly object gate = new();
    int items;

    public void Run() => Together.Run(Put, Put, Take, Take);

    void Put()
    {
        lock (gate)
        {
            while (items == 1)
                Monitor.Wait(gate);
            items++;
            Monitor.Pulse(gate);
        }
    }

    void Take()
    {
        lock (gate)
        {
            while (items == 0)
                Monitor.Wait(gate);
            items--;
            Monitor.Pulse(gate);
        }
    }
}
