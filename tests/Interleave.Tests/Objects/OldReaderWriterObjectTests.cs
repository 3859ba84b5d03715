using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

public class OldReaderWriterObjectTests
{
    private const long Read = (long)ReaderWriterRole.Read, Write = (long)ReaderWriterRole.Write;
    private const long Timed = OldReaderWriterObject.Timed, Watched = OldReaderWriterObject.Watched;
    private const long Entered = 1, Waits = 2;

    private readonly OldReaderWriterObject machine = new();
    private readonly Driven<OldReaderWriterState> gate;

    public OldReaderWriterObjectTests() => gate = new(machine);

    [Fact]
    public void Readers_Several_AreInTogether()
    {
        Assert.Equal((Effect.Changes, Entered), gate.Do(1, Operation.OldEnter, Read));
        Assert.Equal((Effect.Changes, Entered), gate.Do(2, Operation.OldEnter, Read));
        Assert.Equal((Effect.Changes, Waits), gate.Do(3, Operation.OldEnter, Write));
        Assert.Equal(1, machine.HolderAgainst(gate.Number, 3));
    }

    [Fact]
    public void LastReaderLeaving_TellsOneWriterBeforeTheReaders()
    {
        gate.Do(1, Operation.OldEnter, Read);
        gate.Do(2, Operation.OldEnter, Write);
        gate.Do(3, Operation.OldEnter, Write);
        gate.Do(4, Operation.OldEnter, Read);
        gate.Do(1, Operation.OldLeave, Read);

        Assert.Equal(Effect.Blocked, gate.Do(4, Operation.OldAwait, Read).Effect);
        // Nobody who comes just now gets between.
        Assert.Equal((Effect.Changes, Waits), gate.Do(5, Operation.OldEnter, Write));
        Assert.Equal((Effect.Changes, Entered), gate.Do(3, Operation.OldAwait, Write));
        Assert.Equal(Effect.Blocked, gate.Do(2, Operation.OldAwait, Write).Effect);
        Assert.Equal(3, machine.Holder(gate.Number));
    }

    [Fact]
    public void WriterLeaving_TellsAllReadersBeforeTheWriters()
    {
        gate.Do(1, Operation.OldEnter, Write);
        gate.Do(2, Operation.OldEnter, Read);
        gate.Do(3, Operation.OldEnter, Read);
        gate.Do(4, Operation.OldEnter, Write);
        gate.Do(1, Operation.OldLeave, Write);

        Assert.Equal((Effect.Changes, Entered), gate.Do(2, Operation.OldAwait, Read));
        // As long as not all that were told are in, others may join them, and one that leaves is not the last.
        Assert.Equal((Effect.Changes, Entered), gate.Do(5, Operation.OldEnter, Read));
        gate.Do(2, Operation.OldLeave, Read);
        gate.Do(5, Operation.OldLeave, Read);
        Assert.Equal(Effect.Blocked, gate.Do(4, Operation.OldAwait, Write).Effect);
        gate.Do(3, Operation.OldAwait, Read);
        Assert.Equal((Effect.Changes, Waits), gate.Do(6, Operation.OldEnter, Read));
        gate.Do(3, Operation.OldLeave, Read);
        Assert.Equal((Effect.Changes, Entered), gate.Do(4, Operation.OldAwait, Write));
    }

    [Fact]
    public void WaitingReader_WriterBeforeItGivesUp_StillWaitsAndKeepsOthersOut()
    {
        gate.Do(1, Operation.OldEnter, Read);
        gate.Do(2, Operation.OldEnter, Write + Timed);
        gate.Do(3, Operation.OldEnter, Read);
        Assert.Equal((Effect.Reads, 0), gate.Do(2, Operation.OldAwait, Write + Timed));
        Assert.Equal((Effect.Changes, OldReaderWriterObject.Done), gate.Do(2, Operation.OldGiveUp, Write));

        Assert.Equal(Effect.Blocked, gate.Do(3, Operation.OldAwait, Read).Effect);
        Assert.Equal((Effect.Changes, Waits), gate.Do(4, Operation.OldEnter, Read));
        gate.Do(1, Operation.OldLeave, Read);
        Assert.Equal((Effect.Changes, Entered), gate.Do(3, Operation.OldAwait, Read));
        Assert.Equal((Effect.Changes, Entered), gate.Do(4, Operation.OldAwait, Read));
    }

    [Fact]
    public void Writer_ToldWhenItsTimeIsUp_GivesOn()
    {
        gate.Do(1, Operation.OldEnter, Read);
        gate.Do(2, Operation.OldEnter, Write + Timed);
        gate.Do(3, Operation.OldEnter, Read);
        gate.Do(1, Operation.OldLeave, Read);
        Assert.Equal((Effect.Changes, OldReaderWriterObject.GiveOn), gate.Do(2, Operation.OldGiveUp, Write));
        Assert.Equal(Effect.Blocked, gate.Do(3, Operation.OldAwait, Read).Effect);
        Assert.Equal((Effect.Changes, OldReaderWriterObject.Done), gate.Do(2, Operation.OldGiveOn));

        Assert.Equal((Effect.Changes, Entered), gate.Do(3, Operation.OldAwait, Read));
    }

    [Fact]
    public void Writer_ToldWhenItsTimeIsUpAndAnotherCame_LeavesItToThat()
    {
        gate.Do(1, Operation.OldEnter, Read);
        gate.Do(2, Operation.OldEnter, Write + Timed);
        gate.Do(1, Operation.OldLeave, Read);
        gate.Do(2, Operation.OldGiveUp, Write);
        gate.Do(3, Operation.OldEnter, Write);

        Assert.Equal((Effect.Reads, OldReaderWriterObject.Done), gate.Do(2, Operation.OldGiveOn));
        Assert.Equal((Effect.Changes, Entered), gate.Do(3, Operation.OldAwait, Write));
    }

    [Fact]
    public void Reader_ToldWhenItsTimeIsUp_TellsTheWritersAsTheLastOne()
    {
        gate.Do(1, Operation.OldEnter, Write);
        gate.Do(2, Operation.OldEnter, Read + Timed);
        gate.Do(3, Operation.OldEnter, Write);
        gate.Do(1, Operation.OldLeave, Write);
        Assert.Equal((Effect.Changes, OldReaderWriterObject.Done), gate.Do(2, Operation.OldGiveUp, Read));

        Assert.Equal((Effect.Changes, Entered), gate.Do(3, Operation.OldAwait, Write));
    }

    [Fact]
    public void Upgrade_OfTheOnlyReader_IsOneStep()
    {
        gate.Do(1, Operation.OldEnter, Read);
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.OldUpgrade, Write));
        Assert.Equal((Effect.Reads, 2), gate.Do(2, Operation.OldWriters));
        gate.Do(2, Operation.OldEnter, Read);
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.OldDowngrade));

        Assert.Equal((Effect.Changes, Entered), gate.Do(2, Operation.OldAwait, Read));
    }

    [Theory]
    [InlineData(Read)]
    [InlineData(Write)]
    public void Upgrade_WhileAnotherReadsOrWaits_Fails(long other)
    {
        gate.Do(1, Operation.OldEnter, Read);
        gate.Do(2, Operation.OldEnter, other);

        Assert.Equal((Effect.Reads, 0), gate.Do(1, Operation.OldUpgrade, Write));
    }

    [Fact]
    public void Tidying_SeenByAReader_KeepsItFromUpgrading()
    {
        gate.Do(1, Operation.OldEnter, Write + Watched);
        gate.Do(2, Operation.OldEnter, Write + Watched);
        gate.Do(1, Operation.OldLeave, Write);
        gate.Do(2, Operation.OldAwait, Write + Watched);
        Assert.Equal((Effect.Changes, OldReaderWriterObject.Tidy), gate.Do(2, Operation.OldLeave, Write));
        Assert.Equal((Effect.Changes, Entered), gate.Do(3, Operation.OldEnter, Read + Watched));
        Assert.Equal((Effect.Reads, 0), gate.Do(3, Operation.OldUpgrade, Write + Watched));
        Assert.Equal(Effect.Blocked, gate.Do(4, Operation.OldEnter, Write + Watched).Effect);
        gate.Do(2, Operation.OldTidy);

        Assert.Equal((Effect.Changes, 1), gate.Do(3, Operation.OldUpgrade, Write + Watched));
    }

    [Fact]
    public void Writers_WhenWatched_AreCountedAfterTheyHaveEntered()
    {
        gate.Do(1, Operation.OldEnter, Write + Watched);
        Assert.Equal((Effect.Reads, 1), gate.Do(2, Operation.OldWriters));
        gate.Do(1, Operation.OldCount);

        Assert.Equal((Effect.Reads, 2), gate.Do(2, Operation.OldWriters));
    }

    [Fact]
    public void Writer_ThatReads_WaitsForItself()
    {
        gate.Do(1, Operation.OldEnter, Read);
        Assert.Equal((Effect.Changes, Waits), gate.Do(1, Operation.OldEnter, Write));

        Assert.Equal(1, machine.HolderAgainst(gate.Number, 1));
    }

    [Theory]
    [InlineData(Read)]
    [InlineData(Write)]
    public void Leave_ByOneThatIsNotIn_ChangesNothing(long role) => Assert.Equal((Effect.Reads, 0), gate.Do(1, Operation.OldLeave, role));
}
