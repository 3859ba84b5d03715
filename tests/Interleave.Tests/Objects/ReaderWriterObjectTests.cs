using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

public class ReaderWriterObjectTests
{
    private const long Forever = -1, AtOnce = 0, Timed = ReaderWriterObject.Timed;
    private const long Read = (long)ReaderWriterRole.Read, Write = (long)ReaderWriterRole.Write;

    private readonly ReaderWriterObject machine = new();
    private readonly Driven<ReaderWriterState> gate;

    public ReaderWriterObjectTests() => gate = new(machine);

    [Fact]
    public void Readers_Several_AreInTogether()
    {
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.SlimEnterRead, Forever));
        Assert.Equal((Effect.Changes, 1), gate.Do(2, Operation.SlimEnterRead, Forever));
        Assert.Equal((Effect.Reads, 2), gate.Do(3, Operation.SlimReaders));
    }

    [Fact]
    public void Readers_WhateverTheOrder_LeaveTheSameState()
    {
        gate.Do(1, Operation.SlimEnterRead, Forever);
        gate.Do(2, Operation.SlimEnterRead, Forever);
        int state = gate.Number;
        gate.Do(1, Operation.SlimExitRead);
        gate.Do(1, Operation.SlimEnterRead, Forever);

        Assert.Equal(state, gate.Number);
    }

    [Theory]
    [InlineData(Operation.SlimEnterRead)]
    [InlineData(Operation.SlimEnterUpgradeable)]
    [InlineData(Operation.SlimEnterWrite)]
    public void Enter_WhileAnotherWrites_WaitsOrFails(Operation enter)
    {
        gate.Do(1, Operation.SlimEnterWrite, Forever);

        Assert.Equal(Effect.Blocked, gate.Do(2, enter, Forever).Effect);
        Assert.Equal((Effect.Reads, 0), gate.Do(2, enter, AtOnce));
        Assert.Equal(1, machine.HolderAgainst(gate.Number, 2));
    }

    [Fact]
    public void WaitingWriter_KeepsNewReadersOutUntilItGivesUp()
    {
        gate.Do(1, Operation.SlimEnterRead, Forever);
        Assert.Equal((Effect.Changes, 2), gate.Do(2, Operation.SlimQueue, Write));
        Assert.Equal(Effect.Blocked, gate.Do(3, Operation.SlimEnterRead, Forever).Effect);
        Assert.Equal((Effect.Reads, 0), gate.Do(3, Operation.SlimEnterUpgradeable, AtOnce));
        Assert.Equal((Effect.Reads, 0), gate.Do(2, Operation.SlimAwait, Write + Timed));
        // Late, but still holding readers off.
        Assert.Equal((Effect.Reads, 0), gate.Do(3, Operation.SlimEnterRead, AtOnce));
        gate.Do(2, Operation.SlimGiveUp);

        Assert.Equal((Effect.Changes, 1), gate.Do(3, Operation.SlimEnterRead, AtOnce));
    }

    [Fact]
    public void WaitingWriter_WhenTheLastReaderLeaves_IsInOrAnotherWriterIsFirst()
    {
        gate.Do(1, Operation.SlimEnterRead, Forever);
        gate.Do(2, Operation.SlimQueue, Write);
        Assert.Equal(Effect.Blocked, gate.Do(2, Operation.SlimAwait, Write).Effect);
        gate.Do(1, Operation.SlimExitRead);
        int free = gate.Number;

        Assert.Equal((Effect.Changes, 1), gate.Do(2, Operation.SlimAwait, Write));
        Assert.Equal(Effect.Changes, machine.Apply(free, Operation.SlimEnterWrite, 3, Forever).Effect);
    }

    [Fact]
    public void Upgrade_WaitsForTheOtherReadersOnly()
    {
        gate.Do(1, Operation.SlimEnterUpgradeable, Forever);
        gate.Do(2, Operation.SlimEnterRead, Forever);
        Assert.Equal((Effect.Changes, 2), gate.Do(1, Operation.SlimQueue, Write));
        Assert.Equal(2, machine.HolderAgainst(gate.Number, 1));
        Assert.Equal((Effect.Reads, 0), gate.Do(3, Operation.SlimWaiting, Write));
        gate.Do(2, Operation.SlimExitRead);

        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.SlimAwait, Write));
    }

    [Fact]
    public void Upgradeable_HeldByOne_IsNotForAnother()
    {
        gate.Do(1, Operation.SlimEnterUpgradeable, Forever);

        Assert.Equal(Effect.Blocked, gate.Do(2, Operation.SlimEnterUpgradeable, Forever).Effect);
        Assert.Equal(Effect.Changes, gate.Do(2, Operation.SlimEnterRead, Forever).Effect);
    }

    [Fact]
    public void Dispose_WhileSomebodyWaits_IsRefused()
    {
        gate.Do(1, Operation.SlimEnterWrite, Forever);
        gate.Do(2, Operation.SlimQueue, Read);
        Assert.Equal((Effect.Reads, 0), gate.Do(3, Operation.SlimDispose));
        gate.Do(2, Operation.SlimGiveUp);
        Assert.Equal((Effect.Changes, 1), gate.Do(3, Operation.SlimDispose));

        Assert.Equal((Effect.Reads, (long)ReaderWriterRefusal.Disposed), gate.Do(3, Operation.SlimEnterRead, Forever));
    }

    [Theory]
    [InlineData(Operation.SlimExitRead)]
    [InlineData(Operation.SlimExitUpgradeable)]
    [InlineData(Operation.SlimExitWrite)]
    [InlineData(Operation.SlimGiveUp)]
    public void Leave_ByOneThatIsNotIn_ChangesNothing(Operation leave) => Assert.Equal((Effect.Reads, 0), gate.Do(1, leave));
}

public class LazyObjectTests
{
    private readonly Driven<LazyState> lazy = new(new LazyObject());

    [Fact]
    public void Enter_WhileAnotherMakesIt_WaitsAndThenFindsItMade()
    {
        Assert.Equal((Effect.Changes, 0), lazy.Do(1, Operation.LazyEnter, 1));
        Assert.Equal((Effect.Reads, 3), lazy.Do(1, Operation.LazyEnter, 1));
        Assert.Equal(Effect.Blocked, lazy.Do(2, Operation.LazyEnter, 1).Effect);
        Assert.Equal((Effect.Reads, 0), lazy.Do(2, Operation.LazyLook));
        lazy.Do(1, Operation.LazyFinish, 1);

        Assert.Equal((Effect.Reads, 1), lazy.Do(2, Operation.LazyEnter, 1));
        Assert.Equal((Effect.Reads, 1), lazy.Do(2, Operation.LazyLook));
    }

    [Theory]
    [InlineData(2, Effect.Reads, 2)]
    [InlineData(0, Effect.Changes, 0)]
    public void Enter_AfterAFailure_FailsOrTriesAgain(long failure, object effect, long result)
    {
        lazy.Do(1, Operation.LazyEnter, 1);
        lazy.Do(1, Operation.LazyFinish, failure);

        Assert.Equal(((Effect)effect, result), lazy.Do(2, Operation.LazyEnter, 1));
    }

    [Fact]
    public void Publish_Twice_TakesTheFirst()
    {
        Assert.Equal((Effect.Changes, 1), lazy.Do(1, Operation.LazyPublish));
        Assert.Equal((Effect.Reads, 0), lazy.Do(2, Operation.LazyPublish));
    }
}

public class ThreadLocalObjectTests
{
    private readonly Driven<int> values = new(new ThreadLocalObject());

    [Fact]
    public void Values_AfterOthersHaveWritten_ComeAfterThem()
    {
        Assert.Equal((Effect.Reads, 0), values.Do(1, Operation.ThreadLocalValues));
        Assert.Equal((Effect.Changes, 0), values.Do(1, Operation.ThreadLocalSet));
        Assert.Equal((Effect.Changes, 0), values.Do(2, Operation.ThreadLocalSet));

        Assert.Equal((Effect.Reads, 2), values.Do(1, Operation.ThreadLocalValues));
    }
}
