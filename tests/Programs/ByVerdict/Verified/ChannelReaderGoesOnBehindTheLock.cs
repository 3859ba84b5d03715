using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Who waits for an item goes on elsewhere, and gets the lock when the writer is done.</summary>
public sealed class ChannelReaderGoesOnBehindTheLock
{
    readonly Channel<int> channel = Channel.CreateUnbounded<int>();
    readonly object gate = new();
    int written;

    public async Task Run()
    {
        Task reading = Read();
        lock (gate)
        {
            channel.Writer.TryWrite(1);
            written = 1;
        }
        await reading;
    }

    async Task Read()
    {
        int item = await channel.Reader.ReadAsync();
        lock (gate)
            Assert.That(written == item, "Read before the writer was done.");
    }
}
