using System.Net.Sockets;
using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>One end of the connection between a pool and a worker.</summary>
internal sealed class WorkerConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly FrameReader _reader;
    private readonly FrameWriter _writer;

    public WorkerConnection(Socket socket, int maxMessageSize)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new FrameReader(_stream, maxMessageSize + PoolProtocol.NumberLength);
        _writer = new FrameWriter(_stream, maxMessageSize + PoolProtocol.NumberLength);
    }

    /// <summary>A worker's end.</summary>
    public static async Task<WorkerConnection> ConnectAsync(string path, int maxMessageSize)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path)).ConfigureAwait(false);
        return new WorkerConnection(socket, maxMessageSize);
    }

    /// <summary>The next message, or nothing when the other side has ended between two of them.</summary>
    /// <exception cref="FrameException">What came is no message.</exception>
    /// <exception cref="IOException">The connection is broken.</exception>
    public async ValueTask<PoolMessage?> ReadAsync(CancellationToken token = default) =>
        await _reader.ReadAsync(token).ConfigureAwait(false) is { } frame ? PoolProtocol.Read(frame) : null;

    public ValueTask WriteAsync(byte kind, long number, ReadOnlyMemory<byte> payload) => PoolProtocol.WriteAsync(_writer, kind, number, payload);

    /// <summary>Tells the other side that no more comes; what it sends is still read.</summary>
    public void EndWriting()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other side was first.
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
        _reader.Dispose();
    }
}
