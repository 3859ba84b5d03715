using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>What is urgent comes first only if it is there in time.</summary>
public sealed class PriorityTakenForOrder
{
    public async Task Run()
    {
        Channel<int> channel = Channel.CreateUnboundedPrioritized<int>();
        Task ordinary = Task.Run(() => channel.Writer.TryWrite(2));
        Task urgent = Task.Run(() => channel.Writer.TryWrite(1));
        int first = await channel.Reader.ReadAsync();
        await Task.WhenAll(ordinary, urgent);
        Assert.That(first == 1, $"Expected 1 first, found {first}.");
    }
}
