using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A read that is cancelled leaves the item to the next one.</summary>
public sealed class ChannelReadCancelled
{
    readonly Channel<int> channel = Channel.CreateUnbounded<int>();
    readonly CancellationTokenSource source = new();

    public async Task Run()
    {
        Task<bool> reading = Read();
        Task cancelling = Task.Run(source.Cancel);
        channel.Writer.TryWrite(1);
        bool isRead = await reading;
        await cancelling;
        Assert.That(channel.Reader.TryRead(out _) != isRead, "The item is gone, or there twice.");
    }

    async Task<bool> Read()
    {
        try
        {
            return await channel.Reader.ReadAsync(source.Token) == 1;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
