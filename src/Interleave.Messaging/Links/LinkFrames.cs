using System.Buffers;
using Interleave.Messaging.Frames;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Links;

/// <summary>The short frames that post offices exchange.</summary>
internal static class LinkFrames
{
    public static ValueTask SendAsync(this ILink link, MessageKind kind, ArrayBufferWriter<byte> buffer, bool atOnce)
    {
        try
        {
            return link.SendAsync(new Frame((byte)kind, buffer.WrittenMemory), atOnce);
        }
        finally
        {
            WireWriting.Return(buffer);
        }
    }

    public static ValueTask SendHelloAsync(this ILink link, string process)
    {
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteText(process);
        return link.SendAsync(MessageKind.Hello, buffer, atOnce: true);
    }

    /// <summary>The name of the process at the other end; <see langword="null"/> if the link ends before.</summary>
    public static async ValueTask<string?> ReceiveHelloAsync(this ILink link)
    {
        if (await link.ReceiveAsync().ConfigureAwait(false) is not { } frame)
            return null;
        return frame.Kind == (byte)MessageKind.Hello
            ? new WireReader(frame.Payload).ReadText()
            : throw WireReader.Malformed("it does not say who it is");
    }

    /// <summary>Tells what became of what a number stands for; a link that has ended needs no answer.</summary>
    public static void Answer(this ILink link, MessageKind kind, long number, Delivery delivery, bool atOnce = true)
    {
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteNumber(number);
        buffer.WriteByte((byte)delivery);
        link.Tell(kind, buffer, atOnce);
    }

    public static void Tell(this ILink link, MessageKind kind, long number)
    {
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteNumber(number);
        link.Tell(kind, buffer, atOnce: true);
    }

    public static void TellCount(this ILink link, MessageKind kind, long number, int count)
    {
        ArrayBufferWriter<byte> buffer = WireWriting.Rent();
        buffer.WriteNumber(number);
        buffer.WriteNumber(count);
        link.Tell(kind, buffer, atOnce: kind == MessageKind.Opened);
    }

    // Who receives from the link learns that it has ended.
    private static void Tell(this ILink link, MessageKind kind, ArrayBufferWriter<byte> buffer, bool atOnce)
    {
        try
        {
            ValueTask sends = link.SendAsync(kind, buffer, atOnce);
            if (!sends.IsCompletedSuccessfully)
                _ = IgnoreAsync(sends);
        }
        catch (IOException)
        {
        }
    }

    private static async Task IgnoreAsync(ValueTask sends)
    {
        try
        {
            await sends.ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }
}
