using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Of what does not fit the oldest is dropped, and the callback is told of it.</summary>
public sealed class ChannelTellsWhatItDrops
{
    readonly Channel<int> channel;
    int dropped, received;

    public ChannelTellsWhatItDrops() => channel = Channel.CreateBounded<int>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest },
        item =>
        {
            Assert.That(item == 1, "Not the oldest.");
            dropped++;
        });

    public async Task Run()
    {
        Task consuming = Task.Run(Consume);
        Assert.That(channel.Writer.TryWrite(1) && channel.Writer.TryWrite(2), "Not written.");
        channel.Writer.Complete();
        await consuming;
        Assert.That(received + dropped == 2, "Expected 2.");
    }

    async Task Consume()
    {
        while (await channel.Reader.WaitToReadAsync())
            while (channel.Reader.TryRead(out _))
                received++;
    }
}
