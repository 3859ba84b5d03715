using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

/// <summary>Applies operations to one state machine, as if several threads did, without any thread.</summary>
internal sealed class Driven<TState>(SyncObject<TState> machine, long argument = 0)
    where TState : IEquatable<TState>
{
    private int state = machine.Initial(argument);

    public TState State => machine.StateOf(state);

    public int Number => state;

    public (Effect Effect, long Result) Do(int thread, Operation operation, long operand = 0)
    {
        Transition transition = machine.Apply(state, operation, thread, operand);
        state = transition.State;
        return (transition.Effect, transition.Result);
    }
}

public class MonitorObjectTests
{
    private const long Forever = -1, AtOnce = 0;

    private readonly MonitorObject machine = new();
    private readonly Driven<MonitorState> monitor;

    public MonitorObjectTests() => monitor = new(machine);

    [Fact]
    public void Enter_Free_TakesIt()
    {
        Assert.Equal((Effect.Changes, 1), monitor.Do(3, Operation.MonitorEnter));
        Assert.Equal((3, 1), (monitor.State.Owner, monitor.State.Depth));
        Assert.Equal(3, machine.Holder(monitor.Number));
    }

    [Fact]
    public void Enter_HeldByAnother_Waits()
    {
        monitor.Do(1, Operation.MonitorEnter);
        int before = monitor.Number;

        Assert.Equal(Effect.Blocked, monitor.Do(2, Operation.MonitorEnter).Effect);
        Assert.Equal(before, monitor.Number);
    }

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(20L)]
    public void TryEnter_HeldByAnother_IsRefusedAndChangesNothing(long timeout)
    {
        monitor.Do(1, Operation.MonitorEnter);

        Assert.Equal((Effect.Reads, 0), monitor.Do(2, Operation.MonitorTryEnter, timeout));
    }

    [Fact]
    public void TryEnter_HeldByAnotherWithoutTimeout_Waits()
    {
        monitor.Do(1, Operation.MonitorEnter);

        Assert.Equal(Effect.Blocked, monitor.Do(2, Operation.MonitorTryEnter, Forever).Effect);
    }

    [Fact]
    public void Enter_Again_CountsAndNeedsAsManyExits()
    {
        for (int depth = 1; depth <= 3; depth++)
        {
            Assert.Equal((Effect.Changes, 1), monitor.Do(1, depth == 2 ? Operation.MonitorTryEnter : Operation.MonitorEnter));
            Assert.Equal(depth, monitor.State.Depth);
        }
        monitor.Do(1, Operation.MonitorExit);
        monitor.Do(1, Operation.MonitorExit);
        Assert.Equal(Effect.Blocked, monitor.Do(2, Operation.MonitorEnter).Effect);
        monitor.Do(1, Operation.MonitorExit);
        Assert.Equal(Effect.Changes, monitor.Do(2, Operation.MonitorEnter).Effect);
    }

    [Theory]
    [InlineData(Operation.MonitorExit, 0)]
    [InlineData(Operation.MonitorPulse, 0)]
    [InlineData(Operation.MonitorPulseAll, 0)]
    [InlineData(Operation.MonitorWait, -1)]
    public void OwnersOperation_ByAnotherOrWhenFree_IsRefusedAndChangesNothing(Operation operation, long refusal)
    {
        Assert.Equal((Effect.Reads, refusal), monitor.Do(2, operation));
        monitor.Do(1, Operation.MonitorEnter);
        Assert.Equal((Effect.Reads, refusal), monitor.Do(2, operation));
        Assert.Equal(1, monitor.State.Owner);
    }

    [Fact]
    public void IsEntered_ByTheOwnerOnly()
    {
        monitor.Do(1, Operation.MonitorEnter);

        Assert.Equal((Effect.Reads, 1), monitor.Do(1, Operation.MonitorIsEntered));
        Assert.Equal((Effect.Reads, 0), monitor.Do(2, Operation.MonitorIsEntered));
    }

    [Fact]
    public void Wait_GivesUpAllDepthAndReenterBringsItBack()
    {
        monitor.Do(1, Operation.MonitorEnter);
        monitor.Do(1, Operation.MonitorEnter);
        Assert.Equal(Effect.Changes, monitor.Do(1, Operation.MonitorWait).Effect);
        Assert.Equal(-1, monitor.State.Owner);
        Assert.Equal(Effect.Blocked, monitor.Do(1, Operation.MonitorReenter).Effect);
        monitor.Do(2, Operation.MonitorEnter);
        monitor.Do(2, Operation.MonitorPulse);
        Assert.Equal(Effect.Blocked, monitor.Do(1, Operation.MonitorReenter).Effect);
        monitor.Do(2, Operation.MonitorExit);

        Assert.Equal((Effect.Changes, 1), monitor.Do(1, Operation.MonitorReenter));
        Assert.Equal((1, 2), (monitor.State.Owner, monitor.State.Depth));
    }

    [Fact]
    public void Pulse_SeveralWait_WakesTheOneThatCameFirst()
    {
        Wait(3, 1, 2);
        monitor.Do(9, Operation.MonitorEnter);
        monitor.Do(9, Operation.MonitorPulse);
        monitor.Do(9, Operation.MonitorExit);
        Assert.Equal([false, false, true], CanReenter(1, 2, 3));
        monitor.Do(9, Operation.MonitorEnter);
        monitor.Do(9, Operation.MonitorPulse);
        monitor.Do(9, Operation.MonitorExit);
        Assert.Equal([true, false, true], CanReenter(1, 2, 3));
    }

    [Fact]
    public void PulseAll_SeveralWait_WakesAllAndAnyMayBeFirst()
    {
        Wait(3, 1, 2);
        monitor.Do(9, Operation.MonitorEnter);
        monitor.Do(9, Operation.MonitorPulseAll);
        Assert.Equal([false, false, false], CanReenter(1, 2, 3));
        monitor.Do(9, Operation.MonitorExit);
        Assert.Equal([true, true, true], CanReenter(1, 2, 3));
    }

    [Fact]
    public void PulseAll_WhateverTheOrderOfTheWaits_LeavesTheSameState()
    {
        Wait(3, 1, 2);
        monitor.Do(9, Operation.MonitorEnter);
        monitor.Do(9, Operation.MonitorPulseAll);
        int first = monitor.Number;
        var other = new Driven<MonitorState>(machine);
        foreach (int thread in (int[])[2, 3, 1])
        {
            other.Do(thread, Operation.MonitorEnter);
            other.Do(thread, Operation.MonitorWait);
        }
        other.Do(9, Operation.MonitorEnter);
        other.Do(9, Operation.MonitorPulseAll);

        Assert.Equal(first, other.Number);
    }

    [Theory]
    [InlineData(Operation.MonitorPulse)]
    [InlineData(Operation.MonitorPulseAll)]
    public void Pulse_NobodyWaits_IsLost(Operation pulse)
    {
        monitor.Do(1, Operation.MonitorEnter);
        Assert.Equal((Effect.Reads, 1), monitor.Do(1, pulse));
        monitor.Do(1, Operation.MonitorWait);

        Assert.Equal(Effect.Blocked, monitor.Do(1, Operation.MonitorReenter).Effect);
    }

    [Fact]
    public void Expire_StillWaiting_LeavesTheQueueAndMayReenter()
    {
        Wait(1, 2);

        Assert.Equal((Effect.Changes, 0), monitor.Do(1, Operation.MonitorExpire));
        Assert.Equal([true, false], CanReenter(1, 2));
        monitor.Do(9, Operation.MonitorEnter);
        monitor.Do(9, Operation.MonitorPulse);
        monitor.Do(9, Operation.MonitorExit);
        Assert.Equal([true, true], CanReenter(1, 2));
    }

    [Fact]
    public void Expire_AlreadyPulsed_SaysSoAndKeepsThePulse()
    {
        Wait(1);
        monitor.Do(9, Operation.MonitorEnter);
        monitor.Do(9, Operation.MonitorPulse);
        monitor.Do(9, Operation.MonitorExit);

        Assert.Equal((Effect.Reads, 1), monitor.Do(1, Operation.MonitorExpire));
        Assert.Equal([true], CanReenter(1));
    }

    [Fact]
    public void Apply_OperationOfAnotherObject_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => monitor.Do(1, Operation.SemaphoreWait));

    private void Wait(params int[] threads)
    {
        foreach (int thread in threads)
        {
            monitor.Do(thread, Operation.MonitorEnter);
            monitor.Do(thread, Operation.MonitorWait);
        }
    }

    private bool[] CanReenter(params int[] threads) =>
        [.. threads.Select(t => machine.Apply(monitor.Number, Operation.MonitorReenter, t, 0).Effect != Effect.Blocked)];
}

public class LockObjectTests
{
    private readonly LockObject machine = new();
    private readonly Driven<LockState> gate;

    public LockObjectTests() => gate = new(machine);

    [Fact]
    public void Enter_FreeAgainAndExit_Counts()
    {
        Assert.Equal(-1, machine.Holder(gate.Number));
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.LockEnter));
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.LockTryEnter));
        Assert.Equal(new LockState(1, 2), gate.State);
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.LockExit));
        Assert.Equal(1, machine.Holder(gate.Number));
        Assert.Equal((Effect.Changes, 1), gate.Do(1, Operation.LockExit));
        Assert.Equal(new LockState(-1, 0), gate.State);
    }

    [Fact]
    public void Enter_HeldByAnother_WaitsOrIsRefused()
    {
        gate.Do(1, Operation.LockEnter);

        Assert.Equal(Effect.Blocked, gate.Do(2, Operation.LockEnter).Effect);
        Assert.Equal(Effect.Blocked, gate.Do(2, Operation.LockTryEnter, -1).Effect);
        Assert.Equal((Effect.Reads, 0), gate.Do(2, Operation.LockTryEnter, 0));
        Assert.Equal((Effect.Reads, 0), gate.Do(2, Operation.LockTryEnter, 50));
    }

    [Fact]
    public void Exit_NotHeldByTheCaller_IsRefused()
    {
        Assert.Equal((Effect.Reads, 0), gate.Do(1, Operation.LockExit));
        gate.Do(1, Operation.LockEnter);
        Assert.Equal((Effect.Reads, 0), gate.Do(2, Operation.LockExit));
        Assert.Equal(new LockState(1, 1), gate.State);
    }

    [Fact]
    public void IsHeld_ByTheCallerOnly()
    {
        Assert.Equal((Effect.Reads, 0), gate.Do(1, Operation.LockIsHeld));
        gate.Do(1, Operation.LockEnter);
        Assert.Equal((Effect.Reads, 1), gate.Do(1, Operation.LockIsHeld));
        Assert.Equal((Effect.Reads, 0), gate.Do(2, Operation.LockIsHeld));
    }

    [Fact]
    public void Apply_OperationOfAnotherObject_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.Do(1, Operation.MonitorEnter));
}

public class SemaphoreObjectTests
{
    private static Driven<SemaphoreState> Make(int count, int maximum = int.MaxValue) =>
        new(new SemaphoreObject(), ((long)maximum << 32) | (uint)count);

    [Fact]
    public void Make_CountAndMaximum_AreKept() => Assert.Equal(new SemaphoreState(2, 5, false), Make(2, 5).State);

    [Fact]
    public void Wait_CountLeft_TakesOne()
    {
        Driven<SemaphoreState> semaphore = Make(1);

        Assert.Equal((Effect.Changes, 1), semaphore.Do(1, Operation.SemaphoreWait, -1));
        Assert.Equal(0, semaphore.State.Count);
        Assert.Equal(Effect.Blocked, semaphore.Do(1, Operation.SemaphoreWait, -1).Effect);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Wait_NothingLeftWithTimeout_IsRefused(long timeout) =>
        Assert.Equal((Effect.Reads, 0), Make(0).Do(1, Operation.SemaphoreWait, timeout));

    [Fact]
    public void Release_ByAnyone_AddsAndTellsTheCountBefore()
    {
        Driven<SemaphoreState> semaphore = Make(1);

        Assert.Equal((Effect.Changes, 1), semaphore.Do(7, Operation.SemaphoreRelease, 3));
        Assert.Equal((Effect.Reads, 4), semaphore.Do(8, Operation.SemaphoreCount));
    }

    [Fact]
    public void Release_AboveTheMaximum_IsRefusedAsAWhole()
    {
        Driven<SemaphoreState> semaphore = Make(1, 2);

        Assert.Equal((Effect.Reads, -1), semaphore.Do(1, Operation.SemaphoreRelease, 2));
        Assert.Equal(1, semaphore.State.Count);
        Assert.Equal((Effect.Changes, 1), semaphore.Do(1, Operation.SemaphoreRelease, 1));
        Assert.Equal((Effect.Reads, -1), semaphore.Do(1, Operation.SemaphoreRelease, 1));
    }

    [Fact]
    public void Release_UpToTheLargestNumber_DoesNotOverflow()
    {
        Driven<SemaphoreState> semaphore = Make(1);

        Assert.Equal((Effect.Reads, -1), semaphore.Do(1, Operation.SemaphoreRelease, int.MaxValue));
        Assert.Equal((Effect.Changes, 1), semaphore.Do(1, Operation.SemaphoreRelease, int.MaxValue - 1));
    }

    [Fact]
    public void Dispose_ThenUse_IsRefused()
    {
        Driven<SemaphoreState> semaphore = Make(1);
        Assert.Equal(Effect.Changes, semaphore.Do(1, Operation.SemaphoreDispose).Effect);

        Assert.Equal((Effect.Reads, -1), semaphore.Do(1, Operation.SemaphoreWait, -1));
        Assert.Equal((Effect.Reads, -1), semaphore.Do(1, Operation.SemaphoreWait, 0));
        Assert.Equal((Effect.Reads, -2), semaphore.Do(1, Operation.SemaphoreRelease, 1));
        // SemaphoreSlim.CurrentCount goes on working, and so does disposing again.
        Assert.Equal((Effect.Reads, 1), semaphore.Do(1, Operation.SemaphoreCount));
        Assert.Equal(Effect.Reads, semaphore.Do(1, Operation.SemaphoreDispose).Effect);
    }

    [Fact]
    public void Apply_OperationOfAnotherObject_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(0).Do(1, Operation.LockEnter));
}

public class ThreadObjectTests
{
    private readonly Driven<StrongPhase> life = new(new ThreadObject());

    [Fact]
    public void Join_BeforeStart_IsRefused() => Assert.Equal((Effect.Reads, -1), life.Do(0, Operation.ThreadJoin, -1));

    [Fact]
    public void Start_Twice_IsRefusedTheSecondTime()
    {
        Assert.Equal((Effect.Changes, 1), life.Do(0, Operation.ThreadStart));
        Assert.Equal((Effect.Reads, 0), life.Do(0, Operation.ThreadStart));
        life.Do(1, Operation.ThreadEnd);
        Assert.Equal((Effect.Reads, 0), life.Do(0, Operation.ThreadStart));
        Assert.Equal(ThreadPhase.Ended, life.State.Phase);
    }

    [Fact]
    public void Join_Running_WaitsOrExpires()
    {
        life.Do(0, Operation.ThreadStart);

        Assert.Equal(Effect.Blocked, life.Do(0, Operation.ThreadJoin, -1).Effect);
        Assert.Equal((Effect.Reads, 0), life.Do(0, Operation.ThreadJoin, 0));
        Assert.Equal((Effect.Reads, 0), life.Do(0, Operation.ThreadJoin, 10));
    }

    [Fact]
    public void Join_Ended_GoesOnAndMayBeRepeated()
    {
        life.Do(0, Operation.ThreadStart);
        life.Do(1, Operation.ThreadEnd);

        Assert.Equal((Effect.Reads, 1), life.Do(0, Operation.ThreadJoin, -1));
        Assert.Equal((Effect.Reads, 1), life.Do(2, Operation.ThreadJoin, 0));
    }

    [Fact]
    public void IsAlive_OnlyBetweenStartAndEnd()
    {
        Assert.Equal((Effect.Reads, 0), life.Do(0, Operation.ThreadIsAlive));
        life.Do(0, Operation.ThreadStart);
        Assert.Equal((Effect.Reads, 1), life.Do(0, Operation.ThreadIsAlive));
        life.Do(1, Operation.ThreadEnd);
        Assert.Equal((Effect.Reads, 0), life.Do(0, Operation.ThreadIsAlive));
    }

    [Fact]
    public void State_ThroughLife_IsWhatTheRuntimeSays()
    {
        Assert.Equal((Effect.Reads, (long)ThreadState.Unstarted), life.Do(0, Operation.ThreadState));
        life.Do(0, Operation.ThreadStart);
        Assert.Equal((Effect.Reads, (long)ThreadState.Running), life.Do(0, Operation.ThreadState));
        life.Do(1, Operation.ThreadEnd);
        Assert.Equal((Effect.Reads, (long)ThreadState.Stopped), life.Do(0, Operation.ThreadState));
    }
}

public class SequenceTests
{
    [Fact]
    public void Sequence_SameElements_IsEqualWithTheSameHash()
    {
        Sequence<int> made = Sequence<int>.Empty.Add(1).Add(3).Insert(1, 2).RemoveAt(0);

        Assert.Equal(new Sequence<int>([2, 3]), made);
        Assert.Equal(new Sequence<int>([2, 3]).GetHashCode(), made.GetHashCode());
        Assert.NotEqual(new Sequence<int>([3, 2]), made);
    }
}
