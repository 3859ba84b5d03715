namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A barrier for two with generations, used twice.</summary>
public sealed class BarrierOfMonitor
{
    readonly object gate = new();
    int arrived, generation;

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
            int mine = generation;
            if (++arrived == 2)
            {
                arrived = 0;
                generation++;
                Monitor.PulseAll(gate);
                return;
            }
            while (generation == mine)
                Monitor.Wait(gate);
        }
    }
}
