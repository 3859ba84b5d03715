using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Everything goes through a channel with little room, in order, until it is complete.</summary>
public sealed class ChannelBetweenTasks
{
    readonly Channel<int> channel = Channel.CreateBounded<int>(1);

    public async Task Run()
    {
        Task producing = Task.Run(Produce);
        int next = 1;
        await foreach (int item in channel.Reader.ReadAllAsync())
            Assert.That(item == next++, "Out of order.");
        await producing;
        Assert.That(next == 3, "Something is missing.");
        Assert.That(channel.Reader.Completion.IsCompletedSuccessfully, "Not complete.");
    }

    async Task Produce()
    {
        await channel.Writer.WriteAsync(1);
        await channel.Writer.WriteAsync(2);
        channel.Writer.Complete();
    }
}
