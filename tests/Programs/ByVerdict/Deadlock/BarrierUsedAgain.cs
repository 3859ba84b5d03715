namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A barrier for two that counts down to be used again before all have left.</summary>
public sealed class BarrierUsedAgain
{
    readonly object gate = new();
    int arrived;

    public void Run() => Together.Run(Twice, Twice);

    void Twice()
    {
        Meet();
        Meet();
    }

    void Meet()
    {
        lock (gate)
        {
            arrived++;
            Monitor.PulseAll(gate);
            while (arrived < 2)
                Monitor.Wait(gate);
            arrived = 0;
        }
    }
}
