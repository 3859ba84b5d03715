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

    [Fact]
    public void Read_OfPrioritized_TellsWhatHasBeenWrittenAndTaken()
    {
        var prioritized = new Driven<ChannelState>(machine, unchecked((uint)ChannelOutcome.Prioritized));
        foreach (long item in (long[])[7, 8, 9])
            prioritized.Do(1, Operation.ChannelTryWrite, item);

        Assert.Equal([7, 8, 9], Of(prioritized.Do(1, Operation.ChannelTryRead).Result).Woken);
        Assert.Equal([7, 8, 9, 0], Of(prioritized.Do(1, Operation.ChannelTryRead).Result).Woken);
        Assert.Equal((Effect.Reads, 1), prioritized.Do(1, Operation.ChannelCount));
        Assert.Equal([7, 8, 9, 0, 0], Of(prioritized.Do(1, Operation.ChannelTryRead).Result).Woken);
        Assert.Equal(ChannelOutcome.Refused, Of(prioritized.Do(1, Operation.ChannelTryRead).Result).Kind);
        prioritized.Do(1, Operation.ChannelTryWrite, 5);
        Assert.Equal([5], machine.Listed(prioritized.Do(1, Operation.ChannelPeek).Result).ToArray());
    }

    [Fact]
    public void Write_WithoutRoom_WaitsWithItsItemAndTellsWhoLooks()
    {
        var none = new Driven<ChannelState>(machine, 0);

        Assert.Equal(ChannelOutcome.Refused, Of(none.Do(1, Operation.ChannelTryWrite, 7).Result).Kind);
        Assert.Equal(ChannelOutcome.Waits, Of(none.Do(2, Operation.ChannelWaitToRead, 3).Result).Kind);
        ChannelOutcome waits = Of(none.Do(1, Operation.ChannelWrite, 8).Result);
        Assert.Equal((ChannelOutcome.Waits, 3L), (waits.Kind, Assert.Single(waits.Woken)));
        ChannelOutcome read = Of(none.Do(2, Operation.ChannelTryRead).Result);
        Assert.Equal((8L, 8L), (read.Item, Assert.Single(read.Woken)));
    }

    private ChannelOutcome Of(long result) => ChannelOutcome.Of(machine.Listed(result).ToArray());

    private ChannelOutcome Do(Operation operation, long argument = 0) => ChannelOutcome.Of(machine.Listed(channel.Do(1, operation, argument).Result).ToArray());
}
