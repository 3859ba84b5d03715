namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A buffer with room for one item. Who is woken does not look again whether there is one, or room.</summary>
public sealed class BoundedBufferWithIf
{
    readonly object gate = new();
    readonly int[] items = new int[1];
    int count;

    public void Run() => Together.Run(() => Put(1), Take, Take, () => Put(2));

    void Put(int item)
    {
        lock (gate)
        {
            if (count == items.Length)
                Monitor.Wait(gate);
            Assert.That(count < items.Length, "Expected room.");
            items[count++] = item;
            Monitor.PulseAll(gate);
        }
    }

    void Take()
    {
        lock (gate)
        {
            if (count == 0)
                Monitor.Wait(gate);
            Assert.That(count > 0, "Expected an item.");
            items[--count] = 0;
            Monitor.PulseAll(gate);
        }
    }
}
