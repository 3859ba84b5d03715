namespace Interleave.Gallery.SemaphoreKinds;

/// <summary>Semaphores of which a thread takes several at once, all or none: it never holds one and waits for another.</summary>
public sealed class SemaphoreSet(int count, int value)
{
    readonly object Gate = new();
    readonly int[] Values = [.. Enumerable.Repeat(value, count)];

    /// <summary>Takes a permit of each of these, and waits until every one has one.</summary>
    public void P(params int[] these)
    {
        lock (Gate)
        {
            while (!AllHaveOne(these))
                Monitor.Wait(Gate);
            foreach (int one in these)
                Values[one]--;
        }
    }

    /// <summary>Gives a permit of each of these back.</summary>
    public void V(params int[] these)
    {
        lock (Gate)
        {
            foreach (int one in these)
                Values[one]++;
            Monitor.PulseAll(Gate);
        }
    }

    bool AllHaveOne(int[] these)
    {
        foreach (int one in these)
            if (Values[one] == 0)
                return false;
        return true;
    }
}
