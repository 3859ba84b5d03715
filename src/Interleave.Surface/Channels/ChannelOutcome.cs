namespace Interleave.Surface.Channels;

/// <summary>What an operation on a channel comes to.</summary>
/// <param name="Kind">Whether it was done, waits, or cannot be done.</param>
/// <param name="Item">The number of the item that was taken, or thrown away; 0 for none; <see cref="FirstOf"/>.</param>
/// <param name="ClosedBy">Why nothing is to come any more, by number; 0 while something is.</param>
/// <param name="Woken">Who has waited for it, by number; with <see cref="FirstOf"/> what has been written, and 0 for each item that was taken.</param>
internal readonly record struct ChannelOutcome(long Kind, long Item, long ClosedBy, IReadOnlyList<long> Woken)
{
    /// <summary>There is no item, no room, or it has been done already.</summary>
    public const long Refused = 0;

    /// <summary>It has been done.</summary>
    public const long Done = 1;

    /// <summary>It waits in a queue of the channel.</summary>
    public const long Waits = 2;

    /// <summary>Nothing more is written to the channel.</summary>
    public const long Closed = 3;

    /// <summary>The first item, as the channel's comparer says, of those in the list.</summary>
    public const long FirstOf = -1;

    /// <summary>As a capacity: any number of items, of which a comparer says which one is read next.</summary>
    public const int Prioritized = -2;

    /// <summary>Reads it from the list that the operation gives.</summary>
    public static ChannelOutcome Of(IReadOnlyList<long> list) => new(list[0], list[1], list[2], [.. list.Skip(3)]);
}
