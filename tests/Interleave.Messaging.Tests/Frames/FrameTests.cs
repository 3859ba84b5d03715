using System.Buffers.Binary;
using System.IO.Pipelines;
using Interleave.Messaging.Frames;
using Xunit;

namespace Interleave.Messaging.Tests.Frames;

public sealed class FrameTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(FrameFormat.DefaultMaximum)]
    public async Task Frame_WrittenAndRead_IsTheSame(int length)
    {
        byte[] payload = new byte[length];
        new Random(1).NextBytes(payload);
        var stream = new MemoryStream();
        using (var writer = new FrameWriter(stream))
            await writer.WriteAsync(7, payload);
        stream.Position = 0;

        using var reader = new FrameReader(stream);
        Frame frame = Assert.NotNull(await reader.ReadAsync());

        Assert.Equal(7, frame.Kind);
        Assert.True(payload.AsSpan().SequenceEqual(frame.Payload.Span));
        Assert.Null(await reader.ReadAsync());
    }

    [Fact]
    public async Task Frames_InPiecesOfAnySize_AreReadInOrder()
    {
        var stream = new MemoryStream();
        using (var writer = new FrameWriter(stream))
        {
            for (int i = 0; i < 50; i++)
                await writer.WriteAsync((byte)i, new byte[i * 37]);
        }
        foreach (int piece in new[] { 1, 3, 7, 8, 9, 1000 })
        {
            using var reader = new FrameReader(new InPieces(stream.ToArray(), piece));
            for (int i = 0; i < 50; i++)
            {
                Frame frame = Assert.NotNull(await reader.ReadAsync());
                Assert.Equal((i, i * 37), (frame.Kind, frame.Payload.Length));
            }
            Assert.Null(await reader.ReadAsync());
        }
    }

    [Fact]
    public async Task Frames_LeftInTheBackground_AreAllThereAfterFlush()
    {
        var stream = new MemoryStream();
        using (var writer = new FrameWriter(stream))
        {
            for (int i = 0; i < 10_000; i++)
                await writer.PostAsync(1, BitConverter.GetBytes(i));
            await writer.FlushAsync();
        }
        stream.Position = 0;

        using var reader = new FrameReader(stream);
        for (int i = 0; i < 10_000; i++)
            Assert.Equal(i, BitConverter.ToInt32(Assert.NotNull(await reader.ReadAsync()).Payload.Span));
        Assert.Null(await reader.ReadAsync());
    }

    [Fact]
    public async Task Frames_WhileOthersAreWritten_GoOutTogether()
    {
        var stream = new HeldStream();
        using var writer = new FrameWriter(stream);
        ValueTask first = writer.WriteAsync(1, new byte[8]);
        ValueTask[] others = [.. Enumerable.Range(0, 100).Select(_ => writer.WriteAsync(1, new byte[8]))];

        stream.Go.SetResult();
        await first;
        foreach (ValueTask other in others)
            await other;

        Assert.Equal(2, stream.Writes);
    }

    [Theory]
    [InlineData(FrameFault.Malformed, "GET / HTTP/1.1\r\n\r\n")]
    [InlineData(FrameFault.Malformed, "IIIIIIII")]
    [InlineData(FrameFault.WrongVersion, "I\u0002\u0001\0\0\0\0\0")]
    [InlineData(FrameFault.Oversized, "I\u0001\u0001\0\u0001\u0001\u0001\u0001")]
    [InlineData(FrameFault.Oversized, "I\u0001\u0001\0\u007f\u007f\u007f\u007f")]
    [InlineData(FrameFault.Truncated, "I")]
    [InlineData(FrameFault.Truncated, "I\u0001\u0001\0\u0002\0\0\0x")]
    public async Task Reader_OfSomethingElse_SaysWhatIsWrong(FrameFault fault, string bytes)
    {
        using var reader = new FrameReader(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(bytes)));

        FrameException found = await Assert.ThrowsAsync<FrameException>(async () => await reader.ReadAsync());

        Assert.Equal(fault, found.Fault);
    }

    [Fact]
    public async Task Reader_OfALengthWithTheHighestBit_SaysOversized()
    {
        byte[] header = [(byte)'I', 1, 1, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), uint.MaxValue);
        using var reader = new FrameReader(new MemoryStream(header));

        Assert.Equal(FrameFault.Oversized, (await Assert.ThrowsAsync<FrameException>(async () => await reader.ReadAsync())).Fault);
    }

    [Fact]
    public async Task Reader_OfRandomBytes_ThrowsNothingElse()
    {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            if (bytes.Length > 1 && i % 2 == 0)
                (bytes[0], bytes[1]) = ((byte)'I', FrameFormat.Version);
            using var reader = new FrameReader(new MemoryStream(bytes), maximum: 16);
            try
            {
                while (await reader.ReadAsync() is not null)
                {
                }
            }
            catch (FrameException)
            {
                // What is asked for: one kind of exception.
            }
        }
    }

    [Fact]
    public async Task Writer_OfTooMuch_RefusesItAndGoesOn()
    {
        var stream = new MemoryStream();
        using var writer = new FrameWriter(stream, maximum: 4);

        Assert.Equal(FrameFault.Oversized, (await Assert.ThrowsAsync<FrameException>(async () => await writer.WriteAsync(1, new byte[5]))).Fault);
        await writer.WriteAsync(1, new byte[4]);

        Assert.Equal(FrameFormat.HeaderLength + 4, stream.Length);
    }

    [Fact]
    public async Task Writer_AfterAFailure_SaysSoToEverybody()
    {
        var stream = new HeldStream();
        using var writer = new FrameWriter(stream);
        ValueTask first = writer.WriteAsync(1, new byte[8]);
        ValueTask second = writer.WriteAsync(1, new byte[8]);

        stream.Go.SetException(new IOException("gone"));

        await Assert.ThrowsAsync<IOException>(async () => await first);
        await Assert.ThrowsAsync<IOException>(async () => await second);
        Assert.Contains("gone", (await Assert.ThrowsAsync<IOException>(async () => await writer.WriteAsync(1, default))).Message, StringComparison.Ordinal);
    }

    /// <summary>Gives so many bytes at a time.</summary>
    private sealed class InPieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }

    /// <summary>Writes nothing until it is let go, and counts.</summary>
    private sealed class HeldStream : MemoryStream
    {
        public TaskCompletionSource Go { get; } = new();

        public int Writes { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            await Go.Task;
        }
    }
}
