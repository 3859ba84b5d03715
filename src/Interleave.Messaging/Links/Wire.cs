using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Links;

/// <summary>Writes the payload of a frame: a number that says what it belongs to, then what its kind has.</summary>
internal static class WireWriting
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    // What was needed for a message longer than this is not kept.
    private const int MostKept = 1 << 20;

    /// <summary>An empty buffer, of this thread until it gives it back. A serializer that sends messages itself gets another one.</summary>
    public static ArrayBufferWriter<byte> Rent()
    {
        ArrayBufferWriter<byte> buffer = t_buffer ?? new ArrayBufferWriter<byte>(256);
        t_buffer = null;
        return buffer;
    }

    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > MostKept)
            return;
        buffer.ResetWrittenCount();
        t_buffer = buffer;
    }

    public static void WriteNumber(this ArrayBufferWriter<byte> buffer, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(sizeof(long)), number);
        buffer.Advance(sizeof(long));
    }

    public static void WriteByte(this ArrayBufferWriter<byte> buffer, byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public static void WriteText(this ArrayBufferWriter<byte> buffer, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        if (length > ushort.MaxValue)
            throw new ArgumentException("A name is longer than 65,535 bytes.");
        Span<byte> span = buffer.GetSpan(sizeof(ushort) + length);
        BinaryPrimitives.WriteUInt16LittleEndian(span, (ushort)length);
        Encoding.UTF8.GetBytes(text, span[sizeof(ushort)..]);
        buffer.Advance(sizeof(ushort) + length);
    }
}

/// <summary>Reads the payload of a frame.</summary>
internal struct WireReader(ReadOnlyMemory<byte> payload)
{
    /// <summary>What has not been read yet.</summary>
    public ReadOnlyMemory<byte> Rest { get; private set; } = payload;

    public long ReadNumber() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public byte ReadByte() => Take(1)[0];

    public string ReadText() => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)))));

    /// <summary>Bytes behind their length.</summary>
    public ReadOnlyMemory<byte> ReadBytes()
    {
        long length = ReadNumber();
        if (length < 0 || length > Rest.Length)
            throw Malformed("it ends too early");
        ReadOnlyMemory<byte> bytes = Rest[..(int)length];
        Rest = Rest[(int)length..];
        return bytes;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (Rest.Length < length)
            throw Malformed("it ends too early");
        ReadOnlySpan<byte> taken = Rest.Span[..length];
        Rest = Rest[length..];
        return taken;
    }

    public static FrameException Malformed(string why) => new(FrameFault.Malformed, $"What another post office said cannot be understood: {why}.");
}
