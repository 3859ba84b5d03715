using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A channel without room: when the write has ended, somebody has the item.</summary>
public sealed class HandedOver
{
    volatile int taken;

    public async Task Run()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        Task reading = Task.Run(async () => taken = await channel.Reader.ReadAsync());
        await channel.Writer.WriteAsync(1);
        await reading;
        Assert.That(taken == 1);
    }
}
