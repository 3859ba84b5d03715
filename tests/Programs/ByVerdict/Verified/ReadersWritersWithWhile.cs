namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Readers and writers on a monitor. Who is woken looks again whether it may go in.</summary>
public sealed class ReadersWritersWithWhile
{
    readonly object gate = new();
    int reading, writing;

    public void Run() => Together.Run(Write, Read, Write);

    void Read()
    {
        lock (gate)
        {
            while (writing > 0)
                Monitor.Wait(gate);
            Assert.That(writing == 0, "Expected no writer beside a reader.");
            reading++;
        }
        lock (gate)
        {
            reading--;
            Monitor.PulseAll(gate);
        }
    }

    void Write()
    {
        lock (gate)
        {
            while (writing + reading > 0)
                Monitor.Wait(gate);
            Assert.That(writing + reading == 0, "Expected a writer to be alone.");
            writing++;
        }
        lock (gate)
        {
            writing--;
            Monitor.PulseAll(gate);
        }
    }
}
