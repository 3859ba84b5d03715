namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>The numbers that a <see cref="PoolState"/> keeps to.</summary>
internal sealed record PoolRules
{
    /// <summary>How many workers there should be.</summary>
    public int Size { get; init; } = 1;

    /// <summary>How many processes more there may be while workers are replaced.</summary>
    public int Overlap { get; init; } = 1;

    /// <summary>How many requests may wait for a worker.</summary>
    public int QueueCapacity { get; init; } = int.MaxValue;

    /// <summary>Whether one that finds the queue full waits for room, or is refused.</summary>
    public bool WaitsForRoom { get; init; } = true;

    /// <summary>After how many workers in a row that died before their first answer no more are started for a while.</summary>
    public int CrashLimit { get; init; } = int.MaxValue;

    /// <summary>After how many answers the next worker is to be replaced.</summary>
    public Func<int> NextRequestLimit { get; init; } = static () => int.MaxValue;
}
