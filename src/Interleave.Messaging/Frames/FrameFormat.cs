using System.Buffers.Binary;

namespace Interleave.Messaging.Frames;

/// <summary>
/// How a frame lies on the wire: a mark, the version, the kind, a zero, the payload's length in four bytes (little endian), the payload.
/// </summary>
/// <remarks>The mark and the zero are there so that who speaks something else is recognised by its first bytes.</remarks>
public static class FrameFormat
{
    /// <summary>The version of the format that this library writes, and the only one that it reads.</summary>
    public const byte Version = 1;

    /// <summary>The length of what precedes the payload.</summary>
    public const int HeaderLength = 8;

    /// <summary>The longest payload unless another is asked for: 16 MiB.</summary>
    public const int DefaultMaximum = 16 << 20;

    private const byte Mark = (byte)'I';

    internal static void WriteHeader(Span<byte> header, byte kind, int length)
    {
        header[0] = Mark;
        header[1] = Version;
        header[2] = kind;
        header[3] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], length);
    }

    /// <exception cref="FrameException">This is no header of a frame that may be read.</exception>
    internal static (byte Kind, int Length) ReadHeader(ReadOnlySpan<byte> header, int maximum)
    {
        if (header[0] != Mark || header[3] != 0)
            throw new FrameException(FrameFault.Malformed, "What came is no frame: the other side speaks something else.");
        if (header[1] != Version)
            throw new FrameException(FrameFault.WrongVersion, $"A frame of version {header[1]} came, this is version {Version}: use the same version of the library on both sides.");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if (length > maximum)
            throw FrameException.Oversized(length, maximum);
        return (header[2], (int)length);
    }
}
