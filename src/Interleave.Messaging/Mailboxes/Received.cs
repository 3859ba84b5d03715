namespace Interleave.Messaging;

/// <summary>A message and who sent it.</summary>
/// <param name="Message">The message, a copy of what was sent.</param>
/// <param name="Sender">Who sent it: where an answer goes.</param>
public readonly record struct Received<T>(T Message, Address Sender);
