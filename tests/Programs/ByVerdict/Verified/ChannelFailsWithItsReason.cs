using System.Threading.Channels;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Who waits learns why nothing more comes: readers and the channel's end with the reason itself or around it.</summary>
public sealed class ChannelFailsWithItsReason
{
    readonly Channel<int> channel = Channel.CreateBounded<int>(1);
    readonly InvalidOperationException reason = new("No more.");

    public async Task Run()
    {
        Task completing = Task.Run(() => channel.Writer.Complete(reason));
        try
        {
            await channel.Reader.ReadAsync();
            Assert.That(false, "Something was read.");
        }
        catch (ChannelClosedException e)
        {
            Assert.That(e.InnerException == reason, "Another reason.");
        }
        await completing;
        try
        {
            await channel.Reader.WaitToReadAsync();
            Assert.That(false, "There is something to read.");
        }
        catch (InvalidOperationException e)
        {
            Assert.That(e == reason, "Another reason.");
        }
        Assert.That(channel.Reader.Completion.Exception?.InnerException == reason && !channel.Writer.TryComplete(), "Not complete.");
    }
}
