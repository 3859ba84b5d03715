using System.Buffers;
using System.IO.Pipelines;

namespace Interleave.Messaging.Frames;

/// <summary>Reads frames from a stream, as many at once as have come.</summary>
/// <remarks>For one reader at a time. The stream is left open.</remarks>
public sealed class FrameReader : IDisposable
{
    private readonly PipeReader _pipe;
    private readonly int _maximum;

    // What has been read and not yet been given out; the frame given out last is behind it.
    private ReadOnlySequence<byte> _unread;
    private bool _hasRead;
    private byte[]? _joined;

    /// <summary>Over a stream.</summary>
    /// <param name="stream">The stream, which this class does not close.</param>
    /// <param name="maximum">The longest payload that is accepted.</param>
    public FrameReader(Stream stream, int maximum = FrameFormat.DefaultMaximum)
    {
        _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 << 10, leaveOpen: true));
        _maximum = maximum;
    }

    /// <summary>The next frame, or <see langword="null"/> when the stream has ended between two frames.</summary>
    /// <remarks>The frame's payload is valid until this is called again.</remarks>
    /// <exception cref="FrameException">The stream carries something else, or ended inside a frame.</exception>
    public async ValueTask<Frame?> ReadAsync(CancellationToken token = default)
    {
        while (true)
        {
            if (_hasRead)
            {
                if (TryTake(out Frame frame))
                    return frame;
                _pipe.AdvanceTo(_unread.Start, _unread.End);
                _hasRead = false;
            }
            ReadResult result = await _pipe.ReadAsync(token).ConfigureAwait(false);
            _unread = result.Buffer;
            _hasRead = true;
            if (!result.IsCompleted || TryTakeIsPossible())
                continue;
            if (_unread.IsEmpty)
                return null;
            throw new FrameException(FrameFault.Truncated, "The connection ended inside a frame: the other side was killed, or closed it half-way.");
        }
    }

    /// <summary>Gives back the buffers.</summary>
    public void Dispose()
    {
        _pipe.Complete();
        ReturnJoined();
    }

    private bool TryTakeIsPossible() =>
        TryHeader(out _, out int length) && _unread.Length >= FrameFormat.HeaderLength + (long)length;

    private bool TryTake(out Frame frame)
    {
        frame = default;
        if (!TryHeader(out byte kind, out int length) || _unread.Length < FrameFormat.HeaderLength + (long)length)
            return false;
        ReadOnlySequence<byte> payload = _unread.Slice(FrameFormat.HeaderLength, length);
        frame = new Frame(kind, payload.IsSingleSegment ? payload.First : Join(payload, length));
        _unread = _unread.Slice(payload.End);
        return true;
    }

    private bool TryHeader(out byte kind, out int length)
    {
        kind = 0;
        length = 0;
        if (_unread.Length < FrameFormat.HeaderLength)
            return false;
        ReadOnlySpan<byte> first = _unread.FirstSpan;
        if (first.Length >= FrameFormat.HeaderLength)
        {
            (kind, length) = FrameFormat.ReadHeader(first, _maximum);
            return true;
        }
        Span<byte> header = stackalloc byte[FrameFormat.HeaderLength];
        _unread.Slice(0, FrameFormat.HeaderLength).CopyTo(header);
        (kind, length) = FrameFormat.ReadHeader(header, _maximum);
        return true;
    }

    private ReadOnlyMemory<byte> Join(ReadOnlySequence<byte> payload, int length)
    {
        if (_joined is null || _joined.Length < length)
        {
            ReturnJoined();
            _joined = ArrayPool<byte>.Shared.Rent(length);
        }
        payload.CopyTo(_joined);
        return _joined.AsMemory(0, length);
    }

    private void ReturnJoined()
    {
        if (_joined is not null)
            ArrayPool<byte>.Shared.Return(_joined);
        _joined = null;
    }
}
