using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;

namespace Interleave.Bench.Messaging;

/// <summary>Messages behind their length on a pair of streams: one write a message, reads of 64 KB, as one writes it by hand.</summary>
internal sealed class StreamWay(Stream there, Stream back, Process process) : IWay
{
    private readonly byte[] _buffer = new byte[sizeof(int) + 65_536];
    private readonly BufferedStream _reads = new(back, 65_536);

    public static Task<IWay> PipesAsync()
    {
        var there = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var back = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        Process process = Sink.Start("pipes", there.GetClientHandleAsString(), back.GetClientHandleAsString());
        there.DisposeLocalCopyOfClientHandle();
        back.DisposeLocalCopyOfClientHandle();
        return Task.FromResult<IWay>(new StreamWay(there, back, process));
    }

    public static async Task<IWay> TcpAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Process process = Sink.Start("tcp", ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var stream = new NetworkStream(await listener.AcceptSocketAsync(), ownsSocket: true);
        stream.Socket.NoDelay = true;
        return new StreamWay(stream, stream, process);
    }

    public ValueTask SendAsync(byte[] message)
    {
        Write(there, _buffer, message, isAsked: false);
        return default;
    }

    public ValueTask AskAsync(byte[] message)
    {
        Write(there, _buffer, message, isAsked: true);
        Read(_reads, _buffer);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        there.Dispose();
        back.Dispose();
        process.WaitForExit();
        process.Dispose();
        return default;
    }

    public static void Write(Stream stream, byte[] buffer, ReadOnlySpan<byte> message, bool isAsked)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer, message.Length);
        message.CopyTo(buffer.AsSpan(sizeof(int)));
        buffer[sizeof(int)] = isAsked ? (byte)1 : (byte)0;
        stream.Write(buffer, 0, sizeof(int) + message.Length);
    }

    /// <returns>The message's length, or -1 at the end.</returns>
    public static int Read(Stream stream, byte[] buffer)
    {
        if (stream.ReadAtLeast(buffer.AsSpan(0, sizeof(int)), sizeof(int), throwOnEndOfStream: false) < sizeof(int))
            return -1;
        int length = BinaryPrimitives.ReadInt32LittleEndian(buffer);
        stream.ReadExactly(buffer, 0, length);
        return length;
    }
}
