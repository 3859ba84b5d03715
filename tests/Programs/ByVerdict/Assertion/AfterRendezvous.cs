namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two threads meet under one monitor, each waiting for the other in a loop; what comes after fails.</summary>
public sealed class AfterRendezvous
{
    readonly object gate = new();
    bool first, second;

    public void Run()
    {
        Together.Run(First, Second);
        Assert.That(false, "Always.");
    }

    void First()
    {
        lock (gate)
        {
            first = true;
            Monitor.PulseAll(gate);
            while (!second)
                Monitor.Wait(gate);
        }
    }

    void Second()
    {
        lock (gate)
        {
            second = true;
            Monitor.PulseAll(gate);
            while (!first)
                Monitor.Wait(gate);
        }
    }
}
