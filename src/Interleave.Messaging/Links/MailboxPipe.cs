namespace Interleave.Messaging;

/// <summary>A mailbox of bytes as a pipe: what is written to one stream is read from the other, in pieces of any size.</summary>
public static class MailboxPipe
{
    /// <summary>The reading end. It ends when the writing end is disposed of.</summary>
    /// <param name="mailbox">The mailbox, which is freed with the stream: then the writer is told.</param>
    public static Stream AsStream(this Mailbox<byte[]> mailbox) => new ReadingEnd(mailbox);

    /// <summary>The writing end. To flush it is to send what was written; to dispose of it ends the pipe, when all has been read.</summary>
    /// <param name="connection">The connection, which is torn down with the stream.</param>
    public static Stream AsStream(this Connection<byte[]> connection) => new WritingEnd(connection);

    /// <summary>What both ends are not.</summary>
    private abstract class End : Stream
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private sealed class ReadingEnd(Mailbox<byte[]> mailbox) : End
    {
        // What has been received and not yet been read; an empty message is the end.
        private ReadOnlyMemory<byte> _unread;
        private bool _hasEnded;

        public override bool CanRead => true;

        public override bool CanWrite => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_unread.IsEmpty && !_hasEnded && !buffer.IsEmpty)
            {
                _unread = (await mailbox.ReceiveAsync(cancellationToken).ConfigureAwait(false)).Message;
                _hasEnded = _unread.IsEmpty;
            }
            int count = Math.Min(buffer.Length, _unread.Length);
            _unread[..count].CopyTo(buffer);
            _unread = _unread[count..];
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Flush()
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing) => mailbox.Free();
    }

    private sealed class WritingEnd(Connection<byte[]> connection) : End
    {
        private int _isDisposed;

        public override bool CanRead => false;

        public override bool CanWrite => true;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!buffer.IsEmpty)
                await connection.SendAsync(buffer.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // What is written is sent at once.
        public override void Flush()
        {
        }

        public override async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
                return;
            await connection.SendAsync([]).ConfigureAwait(false);
            await connection.CompleteAsync().ConfigureAwait(false);
            await base.DisposeAsync().ConfigureAwait(false);
        }

        protected override void Dispose(bool disposing)
        {
            if (Volatile.Read(ref _isDisposed) == 0)
                DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
