namespace Interleave.Messaging.Reliable;

/// <summary>A message with its number, as it is sent over a link that may lose, double and reorder it.</summary>
internal readonly record struct Packet<T>(long Number, T Message);
