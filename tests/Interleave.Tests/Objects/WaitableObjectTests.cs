using Interleave.Objects;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Objects;

public class EventObjectTests
{
    private const int IsSet = 1, ResetsItself = 2;

    [Theory]
    [InlineData(0, false)]
    [InlineData(IsSet, true)]
    [InlineData(IsSet | ResetsItself, true)]
    public void Make_SetOrNot_IsSeenAndStays(long made, bool set)
    {
        var it = new Driven<EventState>(new EventObject(), made);

        Assert.Equal((Effect.Reads, set ? 1 : 0), it.Do(1, Operation.EventIsSet));
        Assert.Equal((Effect.Reads, set ? 1 : 0), it.Do(1, Operation.EventIsSet));
    }

    [Fact]
    public void Wait_ManualAndSet_LetsAllThroughAndLeavesItSet()
    {
        var it = new Driven<EventState>(new EventObject(), IsSet);

        Assert.Equal((Effect.Reads, 1), it.Do(1, Operation.EventWait, -1));
        Assert.Equal((Effect.Reads, 1), it.Do(2, Operation.EventWait, 0));
    }

    [Fact]
    public void Wait_AutoAndSet_LetsOneThrough()
    {
        var it = new Driven<EventState>(new EventObject(), IsSet | ResetsItself);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.EventWait, -1));
        Assert.Equal(Effect.Blocked, it.Do(2, Operation.EventWait, -1).Effect);
    }

    [Fact]
    public void Set_Twice_IsOneSet()
    {
        var it = new Driven<EventState>(new EventObject(), ResetsItself);

        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.EventSet));
        Assert.Equal((Effect.Reads, 1), it.Do(1, Operation.EventSet));
        it.Do(1, Operation.EventWait, -1);
        Assert.False(it.State.IsSet);
    }

    [Fact]
    public void Wait_NotSet_WaitsOrExpires()
    {
        var it = new Driven<EventState>(new EventObject(), IsSet);
        Assert.Equal((Effect.Changes, 1), it.Do(1, Operation.EventReset));

        Assert.Equal(Effect.Blocked, it.Do(1, Operation.EventWait, -1).Effect);
        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.EventWait, 0));
        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.EventWait, 9));
    }

    [Fact]
    public void Dispose_IsSeenAndLeavesItSet()
    {
        var it = new Driven<EventState>(new EventObject(), IsSet);
        Assert.Equal((Effect.Reads, 1), it.Do(1, Operation.ObjectIsOpen));
        it.Do(2, Operation.ObjectDispose);

        Assert.Equal((Effect.Reads, 0), it.Do(1, Operation.ObjectIsOpen));
        Assert.True(it.State.IsSet);
    }
}

public class MutexObjectTests
{
    private readonly MutexObject machine = new();

    [Fact]
    public void Make_OwnedByAThread_IsHeldOnce()
    {
        var mutex = new Driven<MutexState>(machine, 3 + 1);

        Assert.Equal((3, 1), (mutex.State.Owner, mutex.State.Depth));
        Assert.Equal(3, machine.Holder(mutex.Number));
    }

    [Fact]
    public void Wait_Free_TakesIt_HeldByAnother_WaitsOrExpires()
    {
        var mutex = new Driven<MutexState>(machine);

        Assert.Equal((Effect.Changes, 1), mutex.Do(1, Operation.MutexWait, -1));
        Assert.Equal(Effect.Blocked, mutex.Do(2, Operation.MutexWait, -1).Effect);
        Assert.Equal((Effect.Reads, 0), mutex.Do(2, Operation.MutexWait, 0));
        Assert.Equal((Effect.Reads, 0), mutex.Do(2, Operation.MutexWait, 9));
    }

    [Fact]
    public void Wait_Again_CountsAndNeedsAsManyReleases()
    {
        var mutex = new Driven<MutexState>(machine);
        mutex.Do(1, Operation.MutexWait, -1);
        Assert.Equal((Effect.Changes, 1), mutex.Do(1, Operation.MutexWait, 0));

        mutex.Do(1, Operation.MutexRelease);
        Assert.Equal(Effect.Blocked, mutex.Do(2, Operation.MutexWait, -1).Effect);
        mutex.Do(1, Operation.MutexRelease);
        Assert.Equal((Effect.Changes, 1), mutex.Do(2, Operation.MutexWait, -1));
    }

    [Fact]
    public void Release_ByAnother_IsRefused()
    {
        var mutex = new Driven<MutexState>(machine);
        Assert.Equal((Effect.Reads, 0), mutex.Do(1, Operation.MutexRelease));
        mutex.Do(1, Operation.MutexWait, -1);

        Assert.Equal((Effect.Reads, 0), mutex.Do(2, Operation.MutexRelease));
    }

    [Fact]
    public void Abandon_ByItsOwner_IsToldToTheNextOneOnly()
    {
        var mutex = new Driven<MutexState>(machine);
        mutex.Do(1, Operation.MutexWait, -1);
        mutex.Do(1, Operation.MutexWait, -1);
        Assert.Equal((Effect.Reads, 0), mutex.Do(2, Operation.MutexAbandon));
        Assert.Equal((Effect.Changes, 1), mutex.Do(1, Operation.MutexAbandon));
        Assert.True(machine.IsAbandoned(mutex.Number));

        Assert.Equal((Effect.Changes, 2), mutex.Do(2, Operation.MutexWait, 0));
        Assert.False(machine.IsAbandoned(mutex.Number));
        mutex.Do(2, Operation.MutexRelease);
        Assert.Equal((Effect.Changes, 1), mutex.Do(3, Operation.MutexWait, -1));
    }
}

public class CountdownObjectTests
{
    private readonly Driven<CountdownState> countdown = new(new CountdownObject(), 3);

    [Fact]
    public void Signal_ToZero_SaysSoOnce()
    {
        Assert.Equal((Effect.Changes, 0), countdown.Do(1, Operation.CountdownSignal, 2));
        Assert.Equal((Effect.Changes, 1), countdown.Do(1, Operation.CountdownSignal, 1));
        Assert.Equal((Effect.Reads, -1), countdown.Do(1, Operation.CountdownSignal, 1));
    }

    [Fact]
    public void Signal_MoreThanThereIs_ChangesNothing()
    {
        Assert.Equal((Effect.Reads, -1), countdown.Do(1, Operation.CountdownSignal, 4));
        Assert.Equal((Effect.Reads, 3), countdown.Do(1, Operation.CountdownCount));
    }

    [Fact]
    public void Add_AtZeroOrTooMuch_IsRefused()
    {
        Assert.Equal((Effect.Changes, 1), countdown.Do(1, Operation.CountdownAdd, 2));
        Assert.Equal((Effect.Reads, -1), countdown.Do(1, Operation.CountdownAdd, int.MaxValue));
        countdown.Do(1, Operation.CountdownSignal, 5);
        Assert.Equal((Effect.Reads, 0), countdown.Do(1, Operation.CountdownAdd, 1));
    }

    [Fact]
    public void Wait_BeforeZero_WaitsOrExpires_AtZero_GoesOn()
    {
        Assert.Equal(Effect.Blocked, countdown.Do(1, Operation.CountdownWait, -1).Effect);
        Assert.Equal((Effect.Reads, 0), countdown.Do(1, Operation.CountdownWait, 0));
        countdown.Do(2, Operation.CountdownSignal, 3);

        Assert.Equal((Effect.Reads, 1), countdown.Do(1, Operation.CountdownWait, -1));
        Assert.Equal((Effect.Reads, 1), countdown.Do(1, Operation.CountdownWait, 0));
    }

    [Fact]
    public void Reset_ToAnotherCount_IsTheOneItStartsFromThen()
    {
        countdown.Do(1, Operation.CountdownSignal, 3);
        countdown.Do(1, Operation.CountdownReset, -1);
        Assert.Equal((3, 3), (countdown.State.Count, countdown.State.Initial));

        countdown.Do(1, Operation.CountdownReset, 5);
        countdown.Do(1, Operation.CountdownSignal, 1);
        Assert.Equal((Effect.Reads, 4), countdown.Do(1, Operation.CountdownCount));
        Assert.Equal((Effect.Reads, 5), countdown.Do(1, Operation.CountdownInitial));
    }
}

public class BarrierObjectTests
{
    private const long WithAction = 1L << 32;

    private static Driven<BarrierState> Make(long argument) => new(new BarrierObject(), argument);

    [Fact]
    public void Arrive_LastOfTwo_EndsThePhase()
    {
        Driven<BarrierState> barrier = Make(2);
        Assert.Equal((Effect.Changes, 0), barrier.Do(1, Operation.BarrierArrive));
        Assert.Equal(Effect.Blocked, barrier.Do(1, Operation.BarrierAwait, 0).Effect);

        Assert.Equal((Effect.Changes, -2), barrier.Do(2, Operation.BarrierArrive));
        Assert.Equal((Effect.Reads, 1), barrier.Do(1, Operation.BarrierAwait, 0));
        Assert.Equal((Effect.Reads, 1), barrier.Do(1, Operation.BarrierPhase));
        Assert.Equal((Effect.Reads, 2), barrier.Do(1, Operation.BarrierRemaining));
    }

    [Fact]
    public void Arrive_LastWithAction_OthersWaitUntilItHasRun()
    {
        Driven<BarrierState> barrier = Make(2 | WithAction);
        barrier.Do(1, Operation.BarrierArrive);
        Assert.Equal((Effect.Changes, -1), barrier.Do(2, Operation.BarrierArrive));

        Assert.Equal(Effect.Blocked, barrier.Do(1, Operation.BarrierAwait, 0).Effect);
        Assert.Equal((Effect.Reads, 1), barrier.Do(2, Operation.BarrierInAction));
        Assert.Equal((Effect.Reads, 0), barrier.Do(1, Operation.BarrierInAction));
        Assert.Equal((Effect.Reads, -5), barrier.Do(2, Operation.BarrierArrive));
        Assert.Equal((Effect.Reads, -4), barrier.Do(3, Operation.BarrierArrive));
        barrier.Do(2, Operation.BarrierFinish, 1);
        Assert.Equal((Effect.Reads, 1), barrier.Do(1, Operation.BarrierAwait, 0));
    }

    [Fact]
    public void Finish_Failed_IsToldToThoseWhoWait()
    {
        Driven<BarrierState> barrier = Make(1 | WithAction);
        barrier.Do(1, Operation.BarrierArrive);
        barrier.Do(1, Operation.BarrierFinish, 0);

        Assert.Equal((Effect.Reads, 2), barrier.Do(2, Operation.BarrierAwait, 0));
    }

    [Fact]
    public void Arrive_WithoutParticipants_IsRefused() => Assert.Equal((Effect.Reads, -3), Make(0).Do(1, Operation.BarrierArrive));

    [Fact]
    public void Withdraw_TakesTheArrivalBackUnlessThePhaseHasEnded()
    {
        Driven<BarrierState> barrier = Make(2);
        barrier.Do(1, Operation.BarrierArrive);
        Assert.Equal((Effect.Changes, 1), barrier.Do(1, Operation.BarrierWithdraw, 0));
        Assert.Equal((Effect.Reads, 2), barrier.Do(1, Operation.BarrierRemaining));

        barrier.Do(1, Operation.BarrierArrive);
        barrier.Do(2, Operation.BarrierArrive);
        Assert.Equal((Effect.Reads, 0), barrier.Do(1, Operation.BarrierWithdraw, 0));
    }

    [Fact]
    public void Withdraw_WhileTheActionRuns_Waits()
    {
        Driven<BarrierState> barrier = Make(2 | WithAction);
        barrier.Do(1, Operation.BarrierArrive);
        barrier.Do(2, Operation.BarrierArrive);

        Assert.Equal(Effect.Blocked, barrier.Do(1, Operation.BarrierWithdraw, 0).Effect);
    }

    [Fact]
    public void AddAndRemove_ChangeWhoIsWaitedFor()
    {
        Driven<BarrierState> barrier = Make(1);
        Assert.Equal((Effect.Changes, 0), barrier.Do(1, Operation.BarrierAdd, 2));
        Assert.Equal((Effect.Reads, -1), barrier.Do(1, Operation.BarrierAdd, 32767));
        Assert.Equal((Effect.Reads, 3), barrier.Do(1, Operation.BarrierParticipants));
        Assert.Equal((Effect.Reads, -1), barrier.Do(1, Operation.BarrierRemove, 4));
        barrier.Do(1, Operation.BarrierArrive);
        Assert.Equal((Effect.Reads, -3), barrier.Do(1, Operation.BarrierRemove, 3));

        Assert.Equal((Effect.Changes, 0), barrier.Do(2, Operation.BarrierRemove, 2));
        Assert.Equal((Effect.Reads, 1), barrier.Do(1, Operation.BarrierAwait, 0));
    }

    [Fact]
    public void AddAndRemove_WhileTheActionRuns_WaitAndAreRefusedInIt()
    {
        Driven<BarrierState> barrier = Make(1 | WithAction);
        barrier.Do(1, Operation.BarrierArrive);

        Assert.Equal((Effect.Reads, -2), barrier.Do(1, Operation.BarrierAdd, 1));
        Assert.Equal((Effect.Reads, -2), barrier.Do(1, Operation.BarrierRemove, 1));
        Assert.Equal(Effect.Blocked, barrier.Do(2, Operation.BarrierAdd, 1).Effect);
        Assert.Equal(Effect.Blocked, barrier.Do(2, Operation.BarrierRemove, 1).Effect);
    }

    [Fact]
    public void Remove_OfTheLastOneMissing_RunsTheAction()
    {
        Driven<BarrierState> barrier = Make(2 | WithAction);
        barrier.Do(1, Operation.BarrierArrive);

        Assert.Equal((Effect.Changes, 1), barrier.Do(2, Operation.BarrierRemove, 1));
        Assert.Equal((Effect.Reads, 1), barrier.Do(2, Operation.BarrierInAction));
    }
}

public class CancellationObjectTests
{
    private readonly Driven<CancellationState> source = new(new CancellationObject());

    [Fact]
    public void Request_Twice_RunsCallbacksOnceTheLastOneFirst()
    {
        Assert.Equal((Effect.Changes, 1), source.Do(1, Operation.CancelRegister, 7));
        Assert.Equal((Effect.Changes, 1), source.Do(1, Operation.CancelRegister, 8));

        Assert.Equal((Effect.Changes, 8), source.Do(2, Operation.CancelRequest));
        Assert.Equal((Effect.Reads, -1), source.Do(1, Operation.CancelRequest));
        Assert.Equal((Effect.Changes, 7), source.Do(2, Operation.CancelNext));
        Assert.Equal((Effect.Changes, 0), source.Do(2, Operation.CancelNext));
        Assert.Equal((0, -1), (source.State.Running, source.State.Runner));
    }

    [Fact]
    public void Wait_BeforeRequest_WaitsOrExpires_AfterIt_GoesOn()
    {
        Assert.Equal(Effect.Blocked, source.Do(1, Operation.CancelWait, -1).Effect);
        Assert.Equal((Effect.Reads, 0), source.Do(1, Operation.CancelWait, 0));
        Assert.Equal((Effect.Reads, 0), source.Do(1, Operation.CancelIsRequested));
        source.Do(2, Operation.CancelRequest);

        Assert.Equal((Effect.Reads, 1), source.Do(1, Operation.CancelWait, -1));
        Assert.Equal((Effect.Reads, 1), source.Do(1, Operation.CancelIsRequested));
        Assert.Equal((Effect.Reads, 0), source.Do(1, Operation.CancelRegister, 7));
    }

    [Fact]
    public void Unregister_WaitingRunningOrGone_Says()
    {
        source.Do(1, Operation.CancelRegister, 7);
        source.Do(1, Operation.CancelRegister, 8);
        Assert.Equal((Effect.Changes, 1), source.Do(1, Operation.CancelUnregister, 7));
        Assert.Equal((Effect.Reads, 0), source.Do(1, Operation.CancelUnregister, 7));
        source.Do(2, Operation.CancelRequest);

        Assert.Equal((Effect.Reads, -1), source.Do(1, Operation.CancelUnregister, 8));
        Assert.Equal((Effect.Reads, 0), source.Do(2, Operation.CancelUnregister, 8));
        Assert.Equal(Effect.Blocked, source.Do(1, Operation.CancelAwaitCallback, 8).Effect);
        source.Do(2, Operation.CancelNext);
        Assert.Equal((Effect.Reads, 1), source.Do(1, Operation.CancelAwaitCallback, 8));
    }

    [Fact]
    public void Reset_BeforeRequest_ForgetsCallbacks_AfterIt_IsRefused()
    {
        source.Do(1, Operation.CancelRegister, 7);
        Assert.Equal((Effect.Changes, 1), source.Do(1, Operation.CancelReset));
        Assert.Equal((Effect.Changes, 0), source.Do(1, Operation.CancelRequest));
        Assert.Equal((Effect.Reads, 0), source.Do(1, Operation.CancelReset));
    }
}

public class InterruptObjectTests
{
    private readonly Driven<InterruptState> flag = new(new InterruptObject());

    [Fact]
    public void Take_NotInterrupted_WaitsOrGoesOn()
    {
        Assert.Equal((Effect.Reads, 0), flag.Do(1, Operation.TakeInterrupt, 0));
        Assert.Equal(Effect.Blocked, flag.Do(1, Operation.TakeInterrupt, -1).Effect);
    }

    [Fact]
    public void Take_InterruptedTwice_IsOneInterrupt()
    {
        Assert.Equal((Effect.Changes, 1), flag.Do(2, Operation.ThreadInterrupt));
        Assert.Equal((Effect.Reads, 1), flag.Do(2, Operation.ThreadInterrupt));

        Assert.Equal((Effect.Changes, 1), flag.Do(1, Operation.TakeInterrupt, -1));
        Assert.Equal((Effect.Reads, 0), flag.Do(1, Operation.TakeInterrupt, 0));
    }
}

public class GroupObjectTests
{
    private const long Forever = -1;

    private readonly GroupObject group = new();
    private readonly EventObject events = new();
    private readonly InterruptObject interrupts = new();
    private readonly Driven<Sequence<Member>> all;

    public GroupObjectTests() => all = new(group);

    private Part Wait(int cell) => new(cell, events, events.Initial(2), Operation.EventWait, Forever);

    private Part Set(int cell) => new(cell, events, events.Initial(2), Operation.EventSet, 0);

    private Part Flag(Operation operation) => new(9, interrupts, interrupts.Initial(0), operation, Forever);

    private (Effect Effect, long Result) Do(Request request) => all.Do(1, Operation.Together, group.NumberOf(request));

    private (Effect Effect, long Result) Do(params Part[] parts) => Do(new Request(new(parts), All: false, Waits: true));

    [Fact]
    public void NumberOf_EqualRequests_IsTheSame() => Assert.Equal(
        group.NumberOf(new Request(new([Wait(1), Wait(2)]), All: true, Waits: true)),
        group.NumberOf(new Request(new([Wait(1), Wait(2)]), All: true, Waits: true)));

    [Fact]
    public void Together_OnePart_IsThatPart()
    {
        Assert.Equal(Effect.Blocked, Do(Wait(5)).Effect);
        Assert.Equal((Effect.Changes, 1), Do(Set(5)));
        Assert.Equal((Effect.Reads, 1), Do(Set(5)));
        Assert.Equal((Effect.Changes, 1), Do(Wait(5)));
    }

    [Fact]
    public void Together_OnePartThatDoesNotWait_SaysThatItMust() => Assert.Equal(
        (Effect.Reads, GroupObject.MustWait), Do(new Request(new([Wait(5)]), All: false, Waits: false)));

    [Fact]
    public void Any_TakesTheFirstThatGoesOnAndLeavesTheOthers()
    {
        Do(Set(3));
        Do(Set(2));

        Assert.Equal((Effect.Changes, (1L << 32) | 1), Do(Wait(1), Wait(2), Wait(3)));
        Assert.Equal((Effect.Changes, (2L << 32) | 1), Do(Wait(1), Wait(2), Wait(3)));
        Assert.Equal(Effect.Blocked, Do(Wait(1), Wait(2), Wait(3)).Effect);
        Assert.Equal((Effect.Reads, -1), Do(new Request(new([Wait(1), Wait(2)]), All: false, Waits: false)));
    }

    [Fact]
    public void All_TakesNothingUntilItCanTakeAll()
    {
        var both = new Request(new([Wait(1), Wait(2)]), All: true, Waits: true);
        Do(Set(1));
        Assert.Equal(Effect.Blocked, Do(both).Effect);
        Assert.Equal((Effect.Reads, -1), Do(both with { Waits = false }));
        Assert.True(events.StateOf(group.StateOf(all.Number, Wait(1))).IsSet);

        Do(Set(2));
        Assert.Equal((Effect.Changes, 1), Do(both));
        Assert.False(events.StateOf(group.StateOf(all.Number, Wait(1))).IsSet);
        Assert.False(events.StateOf(group.StateOf(all.Number, Wait(2))).IsSet);
    }

    [Fact]
    public void All_OfMutexes_TellsWhichWasAbandoned()
    {
        var mutexes = new MutexObject();
        Part Mutex(int cell, Operation operation) => new(cell, mutexes, mutexes.Initial(cell == 2 ? 2 : 0), operation, Forever);
        Do(Mutex(2, Operation.MutexAbandon));

        Assert.Equal(
            (Effect.Changes, (1L << 32) | 2),
            Do(new Request(new([Mutex(1, Operation.MutexWait), Mutex(2, Operation.MutexWait)]), All: true, Waits: true)));
    }

    [Fact]
    public void Interruption_Pending_ComesFirstAndIsAllThatIsDone()
    {
        var wait = new Request(new([Wait(1)]), All: false, Waits: true, Flag(Operation.TakeInterrupt));
        Assert.Equal(Effect.Blocked, Do(wait).Effect);
        Do(Set(1));
        Do(Flag(Operation.ThreadInterrupt));

        Assert.Equal((Effect.Changes, GroupObject.Interrupted), Do(wait));
        Assert.Equal((Effect.Changes, 1), Do(wait));
        Assert.Equal(Effect.Blocked, Do(wait).Effect);
    }
}
