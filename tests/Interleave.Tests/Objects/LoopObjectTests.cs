using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

public class LoopObjectTests
{
    private readonly Driven<LoopState> loop = new(new LoopObject(), 0);

    [Fact]
    public void Enter_WhileTheLoopGoesOn_IsGranted() => Assert.Equal((Effect.Reads, 1), loop.Do(1, Operation.LoopEnter, 7));

    [Theory]
    [InlineData(Operation.LoopStop)]
    [InlineData(Operation.LoopFail)]
    public void Enter_AfterStopOrFailure_IsNot(Operation end)
    {
        Assert.Equal((Effect.Changes, 1), loop.Do(1, end, 0));
        Assert.Equal((Effect.Reads, 0), loop.Do(2, Operation.LoopEnter, 0));
    }

    [Fact]
    public void Break_LowestCounts_AndRoundsBeforeItGoOn()
    {
        loop.Do(1, Operation.LoopBreak, 3);
        Assert.Equal((Effect.Reads, 1), loop.Do(2, Operation.LoopBreak, 4));
        Assert.Equal((Effect.Changes, 1), loop.Do(2, Operation.LoopBreak, 1));

        Assert.Equal((Effect.Reads, 1), loop.Do(3, Operation.LoopLowest, 0));
        Assert.Equal((Effect.Reads, 1), loop.Do(3, Operation.LoopEnter, 1));
        Assert.Equal((Effect.Reads, 0), loop.Do(3, Operation.LoopEnter, 2));
    }

    [Fact]
    public void StopAndBreak_ExcludeEachOther()
    {
        loop.Do(1, Operation.LoopStop, 0);
        Assert.Equal((Effect.Reads, 0), loop.Do(2, Operation.LoopBreak, 1));

        var other = new Driven<LoopState>(new LoopObject(), 0);
        other.Do(1, Operation.LoopBreak, 1);
        Assert.Equal((Effect.Reads, 0), other.Do(2, Operation.LoopStop, 0));
        Assert.Equal((Effect.Reads, 0), other.Do(2, Operation.LoopIsStopped, 0));
        Assert.Equal((Effect.Reads, 0), other.Do(2, Operation.LoopHasFailed, 0));
    }
}
