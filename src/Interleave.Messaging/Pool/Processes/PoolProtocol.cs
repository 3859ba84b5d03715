using System.Buffers;
using System.Buffers.Binary;
using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>What a pool and its workers say to each other: the kinds of frames, and a number before what is in them.</summary>
/// <remarks>
/// A worker says hello with its number and its token; then it gets requests, one at a time, and sends an answer or a failure for each, with the
/// request's number. It ends when the connection does.
/// </remarks>
internal static class PoolProtocol
{
    public const byte Hello = 1;
    public const byte Request = 2;
    public const byte Answer = 3;
    public const byte Failure = 4;

    /// <summary>The length of the number before every payload.</summary>
    public const int NumberLength = sizeof(long);

    public static async ValueTask WriteAsync(FrameWriter writer, byte kind, long number, ReadOnlyMemory<byte> payload)
    {
        int length = NumberLength + payload.Length;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        ValueTask written;
        try
        {
            BinaryPrimitives.WriteInt64LittleEndian(buffer, number);
            payload.CopyTo(buffer.AsMemory(NumberLength));
            // The writer has its own copy before it waits.
            written = writer.WriteAsync(kind, buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        await written.ConfigureAwait(false);
    }

    /// <summary>A message with a copy of the payload.</summary>
    /// <exception cref="FrameException">The frame is too short for a number.</exception>
    public static PoolMessage Read(Frame frame)
    {
        if (frame.Payload.Length < NumberLength)
            throw new FrameException(FrameFault.Malformed, $"A frame of {frame.Payload.Length} bytes came where one begins with a number of {NumberLength}.");
        return new(frame.Kind, BinaryPrimitives.ReadInt64LittleEndian(frame.Payload.Span), frame.Payload[NumberLength..].ToArray());
    }
}

/// <summary>A frame between a pool and a worker.</summary>
/// <param name="Kind">One of the kinds of <see cref="PoolProtocol"/>.</param>
/// <param name="Number">Which request it is about; in a hello, which worker says it.</param>
/// <param name="Payload">The rest.</param>
internal readonly record struct PoolMessage(byte Kind, long Number, ReadOnlyMemory<byte> Payload);
