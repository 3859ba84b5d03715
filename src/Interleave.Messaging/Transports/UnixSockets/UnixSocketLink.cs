using System.Net.Sockets;
using Interleave.Messaging.Frames;

namespace Interleave.Messaging.Transports;

/// <summary>One end of a connected Unix domain socket.</summary>
internal sealed class UnixSocketLink : ILink
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly FrameReader _reader;
    private readonly FrameWriter _writer;
    private int _isDisposed;

    // Of the one who receives.
    private bool _hasEnded;

    public UnixSocketLink(Socket socket, int maximum)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new FrameReader(_stream, maximum);
        _writer = new FrameWriter(_stream, maximum);
    }

    public ValueTask SendAsync(Frame frame, bool atOnce = true) =>
        atOnce ? _writer.WriteAsync(frame.Kind, frame.Payload) : _writer.PostAsync(frame.Kind, frame.Payload);

    public async ValueTask<Frame?> ReceiveAsync()
    {
        if (_hasEnded)
            return null;
        Frame? frame = null;
        try
        {
            frame = await _reader.ReadAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ObjectDisposedException || (failure is IOException and not FrameException && Volatile.Read(ref _isDisposed) != 0))
        {
            // Disposed of while it was waited for: it has ended.
        }
        finally
        {
            if (frame is null)
            {
                _hasEnded = true;
                _reader.Dispose();
            }
        }
        return frame;
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return default;
        _writer.Dispose();
        // Who reads here and at the other end is told first.
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The other end was quicker.
        }
        _stream.Dispose();
        return default;
    }
}
