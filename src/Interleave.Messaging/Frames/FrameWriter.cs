using System.Buffers;

namespace Interleave.Messaging.Frames;

/// <summary>Writes frames to a stream: those that come while others are being written go out together in one write.</summary>
/// <remarks>
/// Any thread may write; frames of one thread keep their order. After a write has failed, every call throws what it failed with. The
/// stream is left open.
/// </remarks>
public sealed class FrameWriter : IDisposable
{
    // So much may wait before those that write have to wait, too.
    private const int EnoughWaiting = 256 << 10;

    // A buffer that was needed for a message longer than this is not kept.
    private const int MostKept = 1 << 20;

    private readonly Stream _stream;
    private readonly int _maximum;
    private readonly Lock _guard = new();

    // Under the guard: what waits to be written, and what waits for that.
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _written = new();
    private TaskCompletionSource? _nextBatch;
    private bool _isWriting;
    private IOException? _failure;

    /// <summary>Over a stream.</summary>
    /// <param name="stream">The stream, which this class does not close.</param>
    /// <param name="maximum">The longest payload that is accepted.</param>
    public FrameWriter(Stream stream, int maximum = FrameFormat.DefaultMaximum)
    {
        _stream = stream;
        _maximum = maximum;
    }

    /// <summary>Writes a frame; done when it has been given to the operating system.</summary>
    /// <exception cref="FrameException">The payload is too long; nothing is written.</exception>
    public ValueTask WriteAsync(byte kind, ReadOnlyMemory<byte> payload)
    {
        Task written;
        lock (_guard)
        {
            Add(kind, payload.Span);
            written = (_nextBatch ??= NewBatch()).Task;
            if (_isWriting)
                return new ValueTask(written);
            _isWriting = true;
        }
        return new ValueTask(WriteBatchesAsync(onlyOne: true));
    }

    /// <summary>
    /// Leaves a frame to be written in the background, with all others that are left by then: for streams of messages. Waits only
    /// where too much is waiting already.
    /// </summary>
    /// <exception cref="FrameException">The payload is too long; nothing is written.</exception>
    public ValueTask PostAsync(byte kind, ReadOnlyMemory<byte> payload)
    {
        lock (_guard)
        {
            Add(kind, payload.Span);
            _nextBatch ??= NewBatch();
            bool mustWait = _waiting.WrittenCount > EnoughWaiting;
            if (!_isWriting)
            {
                _isWriting = true;
                WriteInBackground();
            }
            return mustWait ? new ValueTask(_nextBatch.Task) : default;
        }
    }

    /// <summary>Done when all that was written or left before has been given to the operating system.</summary>
    public ValueTask FlushAsync()
    {
        lock (_guard)
        {
            ThrowIfFailed();
            // What is being written is not in the batch to come: one more is made, be it empty.
            return _isWriting ? new ValueTask((_nextBatch ??= NewBatch()).Task) : default;
        }
    }

    /// <summary>Lets go of what is waiting; who waits for it is told.</summary>
    public void Dispose() => Fail(new IOException("The writer was disposed of."));

    private void Add(byte kind, ReadOnlySpan<byte> payload)
    {
        ThrowIfFailed();
        if (payload.Length > _maximum)
            throw FrameException.Oversized(payload.Length, _maximum);
        FrameFormat.WriteHeader(_waiting.GetSpan(FrameFormat.HeaderLength), kind, payload.Length);
        _waiting.Advance(FrameFormat.HeaderLength);
        _waiting.Write(payload);
    }

    private void WriteInBackground() =>
        ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.WriteBatchesAsync(onlyOne: false), this, preferLocal: false);

    // One thread at a time. Who writes a frame of its own is not kept with those of others.
    private async Task WriteBatchesAsync(bool onlyOne)
    {
        while (TakeBatch(out TaskCompletionSource? batch))
        {
            try
            {
                if (_written.WrittenCount > 0)
                    await _stream.WriteAsync(_written.WrittenMemory).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                IOException broken = failure as IOException ?? new IOException("The stream was closed.", failure);
                batch.TrySetException(broken);
                Fail(broken);
                throw broken;
            }
            if (_written.Capacity > MostKept)
                _written = new ArrayBufferWriter<byte>();
            else
                _written.ResetWrittenCount();
            batch.TrySetResult();
            if (onlyOne)
            {
                WriteRest();
                return;
            }
        }
    }

    private void WriteRest()
    {
        lock (_guard)
        {
            if (_nextBatch is null || _failure is not null)
                _isWriting = false;
            else
                WriteInBackground();
        }
    }

    private bool TakeBatch([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TaskCompletionSource? batch)
    {
        lock (_guard)
        {
            batch = _failure is null ? _nextBatch : null;
            if (batch is null)
            {
                _isWriting = false;
                return false;
            }
            _nextBatch = null;
            (_waiting, _written) = (_written, _waiting);
            return true;
        }
    }

    private void Fail(IOException failure)
    {
        TaskCompletionSource? batch;
        lock (_guard)
        {
            _failure ??= failure;
            _isWriting = false;
            batch = _nextBatch;
            _nextBatch = null;
        }
        batch?.TrySetException(failure);
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
            throw new IOException("An earlier write has failed: " + _failure.Message, _failure);
    }

    private static TaskCompletionSource NewBatch()
    {
        var batch = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Who left frames to be written in the background learns of a failure from the next call.
        _ = batch.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return batch;
    }
}
