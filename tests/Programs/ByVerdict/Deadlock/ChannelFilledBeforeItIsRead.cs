using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two items are written before the first one is read, and there is room for one.</summary>
public sealed class ChannelFilledBeforeItIsRead
{
    public async Task Run()
    {
        Channel<int> channel = Channel.CreateBounded<int>(1);
        await channel.Writer.WriteAsync(1);
        await channel.Writer.WriteAsync(2);
        await channel.Reader.ReadAsync();
    }
}
