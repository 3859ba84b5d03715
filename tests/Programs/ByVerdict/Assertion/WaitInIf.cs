namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two who take and one who puts, on a monitor; a woken one does not look again.</summary>
public sealed class WaitInIf
{
    readonly object gate = new();
    int items;

    public void Run() => Together.Run(Take, Take, Put);

    void Put()
    {
        for (int n = 0; n < 2; n++)
        {
            lock (gate)
            {
                items++;
                Monitor.Pulse(gate);
            }
        }
    }

    void Take()
    {
        lock (gate)
        {
            if (items == 0)
                Monitor.Wait(gate);
            Assert.That(items > 0, "Expected an item.");
            items--;
        }
    }
}
