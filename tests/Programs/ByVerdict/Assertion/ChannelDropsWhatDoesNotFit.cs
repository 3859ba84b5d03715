using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A write that says it was done, to a channel that throws away what does not fit.</summary>
public sealed class ChannelDropsWhatDoesNotFit
{
    readonly Channel<int> channel = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    int received;

    public async Task Run()
    {
        Task consuming = Task.Run(Consume);
        Assert.That(channel.Writer.TryWrite(1) && channel.Writer.TryWrite(2), "Not written.");
        channel.Writer.Complete();
        await consuming;
        Assert.That(received == 2, "Expected 2.");
    }

    async Task Consume()
    {
        while (await channel.Reader.WaitToReadAsync())
            while (channel.Reader.TryRead(out _))
                received++;
    }
}
