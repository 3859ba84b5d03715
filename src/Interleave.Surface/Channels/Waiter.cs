namespace Interleave.Surface.Channels;

/// <summary>Who waits in a queue of a channel.</summary>
/// <param name="Grant">What is done when the channel serves it, with the item of that number.</param>
/// <param name="Close">What is done when nothing more is written, for that reason.</param>
internal sealed record Waiter(Action<long> Grant, Action<Exception?> Close);
