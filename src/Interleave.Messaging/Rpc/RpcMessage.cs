using System.Buffers;
using Interleave.Messaging.Links;

namespace Interleave.Messaging.Rpc;

/// <summary>What client and server say to each other.</summary>
internal enum RpcKind : byte
{
    /// <summary>A call: how many milliseconds it may take, the procedure, its arguments.</summary>
    Call = 1,

    /// <summary>The client does not want the answer any more.</summary>
    Cancel = 2,

    /// <summary>An answer: the result.</summary>
    Result = 3,

    /// <summary>An answer: the type and the message of an exception.</summary>
    Failed = 4,

    /// <summary>An answer: the procedure was cancelled.</summary>
    Cancelled = 5,
}

/// <summary>A message between client and server: its kind, the number of its call, and what belongs to it.</summary>
internal readonly record struct RpcMessage(RpcKind Kind, long Call, ReadOnlyMemory<byte> Content)
{
    /// <summary>No time limit.</summary>
    public const long Endless = -1;

    // A longer message of an exception is cut: it is no way to send data.
    private const int LongestText = 16_000;

    public static RpcMessage Read(byte[] bytes)
    {
        var reader = new WireReader(bytes);
        var kind = (RpcKind)reader.ReadByte();
        long call = reader.ReadNumber();
        return new RpcMessage(kind, call, reader.Rest);
    }

    public static byte[] Cancel(long call) => Write(RpcKind.Cancel, call, default);

    public static byte[] Write(RpcKind kind, long call, ReadOnlySpan<byte> content)
    {
        ArrayBufferWriter<byte> buffer = Begin(kind, call);
        buffer.Write(content);
        return End(buffer);
    }

    public static byte[] Failed(long call, string type, string message)
    {
        ArrayBufferWriter<byte> buffer = Begin(RpcKind.Failed, call);
        buffer.WriteText(Short(type));
        buffer.WriteText(Short(message));
        return End(buffer);
    }

    public static ArrayBufferWriter<byte> Begin(RpcKind kind, long call)
    {
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteByte((byte)kind);
        buffer.WriteNumber(call);
        return buffer;
    }

    public static byte[] End(ArrayBufferWriter<byte> buffer)
    {
        byte[] bytes = buffer.WrittenSpan.ToArray();
        WireWriting.Return(buffer);
        return bytes;
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
