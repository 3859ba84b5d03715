namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Readers and writers on a monitor. Who is woken does not look again whether it may go in.</summary>
public sealed class ReadersWritersWithIf
{
    readonly object gate = new();
    int reading, writing;

    public void Run() => Together.Run(Write, Read, Write);

    void Read()
    {
        lock (gate)
        {
            if (writing > 0)
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
            if (writing + reading > 0)
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
