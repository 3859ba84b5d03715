namespace Interleave.Messaging.Frames;

/// <summary>What is wrong with a frame.</summary>
public enum FrameFault
{
    /// <summary>It is no frame at all.</summary>
    Malformed,

    /// <summary>It is longer than allowed.</summary>
    Oversized,

    /// <summary>It is of another version of the format.</summary>
    WrongVersion,

    /// <summary>The stream ended inside it.</summary>
    Truncated,
}

/// <summary>A stream does not carry frames as it should. Nothing more can be read from it.</summary>
public sealed class FrameException : IOException
{
    /// <summary>With what is wrong, in words, too.</summary>
    public FrameException(FrameFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What is wrong.</summary>
    public FrameFault Fault { get; }

    internal static FrameException Oversized(long length, int maximum) =>
        new(FrameFault.Oversized, $"A frame of {length} bytes is longer than the {maximum} allowed: send less at a time, or raise the maximum on both sides.");
}
