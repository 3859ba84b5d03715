using System.Buffers;

namespace Interleave.Messaging.Serialization;

/// <summary>Turns messages into bytes and back: what is received is never the object that was sent.</summary>
/// <remarks>Any thread may call it at any time.</remarks>
public interface IMessageSerializer
{
    /// <summary>Writes a message.</summary>
    void Write<T>(T message, IBufferWriter<byte> to);

    /// <summary>Reads a message. The bytes are not to be kept.</summary>
    /// <exception cref="Exception">They are no message of this type; whoever sent them is told so.</exception>
    T Read<T>(ReadOnlyMemory<byte> from);
}
