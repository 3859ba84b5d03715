using Interleave.Objects;
using Interleave.Surface;
using Interleave.Surface.Channels;
using Xunit;

namespace Interleave.Tests.Objects;

public class ChannelObjectTests
{
    private readonly ChannelObject machine = new();
    private readonly Driven<ChannelState> channel;

    public ChannelObjectTests() => channel = new(machine, 1);

    [Fact]
    public void Write_ToOneThatWaits_GoesToTheFirst()
    {
        Assert.Equal(ChannelOutcome.Waits, Do(Operation.ChannelRead, 1).Kind);
        Assert.Equal(ChannelOutcome.Waits, Do(Operation.ChannelRead, 2).Kind);

        Assert.Equal([1], Do(Operation.ChannelTryWrite, 7).Woken);
        Assert.Equal([2], Do(Operation.ChannelTryWrite, 8).Woken);
        Assert.Equal(ChannelOutcome.Refused, Do(Operation.ChannelTryRead).Kind);
    }

    [Fact]
    public void Read_FromAFullOne_LetsTheWriterIn()
    {
        Do(Operation.ChannelWrite, 7);
        Assert.Equal(ChannelOutcome.Refused, Do(Operation.ChannelTryWrite, 8).Kind);
        Assert.Equal(ChannelOutcome.Waits, Do(Operation.ChannelWrite, 9).Kind);

        ChannelOutcome read = Do(Operation.ChannelTryRead);
        Assert.Equal((7L, 9L), (read.Item, Assert.Single(read.Woken)));
        Assert.Equal(9, Do(Operation.ChannelTryRead).Item);
    }

    [Fact]
    public void Complete_WithAnItem_EndsWhenThatIsRead()
    {
        Do(Operation.ChannelWrite, 7);
        Do(Operation.ChannelWrite, 8);

        ChannelOutcome completed = Do(Operation.ChannelComplete, 5);
        Assert.Equal((0L, 8L), (completed.ClosedBy, Assert.Single(completed.Woken)));
        Assert.Equal(5, Do(Operation.ChannelTryRead).ClosedBy);
        Assert.Equal(ChannelOutcome.Closed, Do(Operation.ChannelRead, 1).Kind);
        Assert.Equal(ChannelOutcome.Refused, Do(Operation.ChannelComplete, 6).Kind);
    }

    private ChannelOutcome Do(Operation operation, long argument = 0) => ChannelOutcome.Of(machine.Listed(channel.Do(1, operation, argument).Result).ToArray());
}
