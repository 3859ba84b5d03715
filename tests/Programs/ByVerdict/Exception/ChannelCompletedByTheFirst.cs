using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>Two producers, and the one that is ready first completes the channel for both.</summary>
public sealed class ChannelCompletedByTheFirst
{
    readonly Channel<int> channel = Channel.CreateUnbounded<int>();

    public Task Run() => Task.WhenAll(Task.Run(Produce), Task.Run(Produce));

    async Task Produce()
    {
        await channel.Writer.WriteAsync(1);
        channel.Writer.TryComplete();
    }
}
