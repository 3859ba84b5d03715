using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What is urgent comes first of all that is there.</summary>
public sealed class PrioritizedOnceAllIsWritten
{
    public async Task Run()
    {
        Channel<int> channel = Channel.CreateUnboundedPrioritized<int>();
        await Task.WhenAll(Task.Run(() => channel.Writer.TryWrite(2)), Task.Run(() => channel.Writer.TryWrite(1)));
        int first = await channel.Reader.ReadAsync(), second = await channel.Reader.ReadAsync();
        Assert.That(first == 1 && second == 2, $"Expected 1, 2; found {first}, {second}.");
    }
}
