namespace Interleave.Messaging.Frames;

/// <summary>One unit of what is sent over a stream: what kind it is, which its reader knows, and the bytes that belong to it.</summary>
/// <param name="Kind">What the payload is; its meaning is that of the protocol above.</param>
/// <param name="Payload">The bytes. Of a frame that was read, they are valid until the next one is read.</param>
public readonly record struct Frame(byte Kind, ReadOnlyMemory<byte> Payload);
