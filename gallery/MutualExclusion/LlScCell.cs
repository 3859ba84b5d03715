namespace Interleave.Gallery.MutualExclusion;

/// <summary>
/// A word with load-linked and store-conditional. As in hardware, any write since the load makes the
/// store fail, even one that wrote the value that was there before.
/// </summary>
/// <remarks>
/// The value shares a 64-bit word with a count of the writes, which a compare-and-swap checks as well.
/// The count wraps after 2^32 writes: a thread that sleeps between load and store for exactly so many is deceived.
/// </remarks>
public sealed class LlScCell
{
    long Word;

    /// <summary>Reads the value; <paramref name="link"/> stands for the reservation.</summary>
    public int LoadLinked(out long link)
    {
        link = Volatile.Read(ref Word);
        return (int)link;
    }

    /// <summary>Writes <paramref name="value"/> if nothing was written since the load that gave <paramref name="link"/>.</summary>
    public bool StoreConditional(long link, int value)
    {
        long writes = (link >> 32) + 1;
        long word = (writes << 32) | (uint)value;
        return Interlocked.CompareExchange(ref Word, word, link) == link;
    }

    /// <summary>Writes whatever happened.</summary>
    public void Store(int value)
    {
        long link;
        do
        {
            LoadLinked(out link);
        }
        while (!StoreConditional(link, value));
    }
}
