namespace Interleave.Sync.Waiting;

/// <summary>Numbers for those who hold a lock that belongs to no thread: a stale one is not the holder's.</summary>
internal struct HoldNumbers
{
    private int _last;

    /// <summary>A number that is not zero, and that comes again after two thousand million others.</summary>
    public int Next()
    {
        while (true)
        {
            int number = Interlocked.Increment(ref _last) & int.MaxValue;
            if (number != 0)
                return number;
        }
    }
}
