namespace Interleave.Sync.Waiting;

/// <summary>Numbers for those who hold a lock that belongs to no thread: a stale one is not the holder's.</summary>
/// <remarks>Each thread takes a block of them at a time, so that to take one is no operation that others see.</remarks>
internal static class HoldNumbers
{
    private const int Block = 1024;
    private const int LastOfBlock = Block - 1;

    private static int s_blocks;

    // Zero in a thread that has none yet; of a block the first is never given out.
    [ThreadStatic]
    private static int t_last;

    /// <summary>A number that is not zero, and that comes again after two thousand million others.</summary>
    public static int Next()
    {
        if ((t_last & LastOfBlock) is 0 or LastOfBlock)
            t_last = Interlocked.Add(ref s_blocks, Block) & int.MaxValue;
        return ++t_last;
    }
}
