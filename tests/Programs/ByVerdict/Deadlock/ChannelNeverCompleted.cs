using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Nobody says that nothing more will be written, so the reader waits for it.</summary>
public sealed class ChannelNeverCompleted
{
    readonly Channel<int> channel = Channel.CreateBounded<int>(1);

    public async Task Run()
    {
        Task producing = Task.Run(Produce);
        int sum = 0;
        await foreach (int item in channel.Reader.ReadAllAsync())
            sum += item;
        await producing;
    }

    async Task Produce()
    {
        await channel.Writer.WriteAsync(1);
    }
}
