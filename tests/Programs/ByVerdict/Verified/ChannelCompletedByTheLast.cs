using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two producers, and the channel is completed when both are ready.</summary>
public sealed class ChannelCompletedByTheLast
{
    readonly Channel<int> channel = Channel.CreateUnbounded<int>();

    public async Task Run()
    {
        await Task.WhenAll(Task.Run(Produce), Task.Run(Produce));
        channel.Writer.Complete();
        Assert.That(channel.Reader.Count == 2, "Expected 2.");
    }

    async Task Produce() => await channel.Writer.WriteAsync(1);
}
