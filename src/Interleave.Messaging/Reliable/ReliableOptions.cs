namespace Interleave.Messaging.Reliable;

/// <summary>How a <see cref="ReliableTransport"/> makes up for what is lost.</summary>
public sealed record ReliableOptions
{
    /// <summary>How many frames may be under way in each direction. With one, it stops and waits for each.</summary>
    public int Window { get; init; } = 64;

    /// <summary>How long it waits for an acknowledgement before frames are sent again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(20);
}
