using System.Buffers;
using Interleave.Messaging.Serialization;

namespace Interleave.Messaging.Scenarios;

/// <summary>Small numbers, a byte each.</summary>
sealed class NumberSerializer : IMessageSerializer
{
    public void Write<T>(T message, IBufferWriter<byte> to)
    {
        to.GetSpan(1)[0] = (byte)(int)(object)message!;
        to.Advance(1);
    }

    public T Read<T>(ReadOnlyMemory<byte> from) => (T)(object)(int)from.Span[0];
}
