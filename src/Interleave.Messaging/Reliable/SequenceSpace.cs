namespace Interleave.Messaging.Reliable;

/// <summary>The numbers that packets have: after the last comes the first again.</summary>
/// <remarks>
/// Over a link that keeps the order, twice the window is enough; over one that does not, no old packet may ever come with a number in
/// use again, so there they must not run out.
/// </remarks>
internal readonly struct SequenceSpace(long size)
{
    /// <summary>Numbers that do not run out: at a billion packets a second, in a century.</summary>
    public static SequenceSpace Endless => new(1L << 62);

    /// <summary>How many there are.</summary>
    public long Size => size;

    /// <summary>The number that comes so many behind another one.</summary>
    public long After(long number, long count) => (number + count) % size;

    /// <summary>How many behind the first the second comes.</summary>
    public long Distance(long first, long second) => (second - first + size) % size;
}
