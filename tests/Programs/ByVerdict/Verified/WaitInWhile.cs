namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A slot for one item, in which both sides wait in a loop and wake everybody.</summary>
public sealed class WaitInWhile
{
    readonly object gate = new();
    string? slot;

    public void Run() => Together.Run(Put, Take);

    void Put()
    {
        foreach (string item in new[] { "first", "second" })
        {
            lock (gate)
            {
                while (slot is not null)
                    Monitor.Wait(gate);
                slot = item;
                Monitor.PulseAll(gate);
            }
        }
    }

    void Take()
    {
        foreach (string item in new[] { "first", "second" })
        {
            lock (gate)
            {
                while (slot is null)
                    Monitor.Wait(gate);
                Assert.That(slot == item, "Expected the items in order.");
                slot = null;
                Monitor.PulseAll(gate);
            }
        }
    }
}
