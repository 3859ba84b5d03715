using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Who waits for an item goes on in the midst of the write, inside of the writer's lock, which lets its own thread in.</summary>
public sealed class ChannelReaderGoesOnInTheLock
{
    readonly Channel<int> channel = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
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
