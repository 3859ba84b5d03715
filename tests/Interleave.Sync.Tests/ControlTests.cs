using Interleave.Tests;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>With one thing wrong in a type, a scenario of it fails: what the scenarios cannot see, they do not verify.</summary>
[Trait("Slow", "compiles and rewrites the library for each, and may search long for what is wrong")]
public sealed class ControlTests
{
    private static readonly BrokenLibrary Library = new(["src/Interleave.Sync", "tests/Interleave.Sync.Scenarios"]);

    private const string Barrier = "Interlocked.MemoryBarrier();";

    /// <summary>A file, what is right in it, what is wrong instead, and the scenario that must find it.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        // Locks.
        { "HolderWordLock.cs", "int before = Interlocked.CompareExchange(ref Holder, me, Nobody);", "int before = Volatile.Read(ref Holder); if (before == Nobody) Volatile.Write(ref Holder, me);", "TasLockScenarios.TwoThreads" },
        { "HolderWordLock.cs", "Volatile.Write(ref Holder, Nobody);", "Holder = Nobody;", "TtasLockScenarios.TwoThreads" },
        { "TicketLock.cs", "int mine = Interlocked.Increment(ref _next) - 1;", "int mine = _next++;", "TicketLockScenarios.TwoThreads" },
        { "TicketLock.cs", "Volatile.Write(ref _called, _called + 1);", "_called = _called + 1;", "TicketLockScenarios.TwoThreads" },
        { "McsLock.cs", "while (mine.Waits)\n                spin.SpinOnce();", "_ = spin.Count;", "McsLockScenarios.TwoThreads" },
        { "PetersonLock.cs", Barrier, "", "PetersonLockScenarios.TwoThreads" },
        { "FilterLock.cs", Barrier, "", "FilterLockScenarios.TwoThreads" },
        { "FilterLock.cs", "level < _level.Length; level++", "level < 2; level++", "FilterLockScenarios.ThreeThreads" },
        { "BakeryLock.cs", "_choosing[me], true);\n        " + Barrier, "_choosing[me], true);", "BakeryLockScenarios.TwoThreads" },
        { "BakeryLock.cs", "highest + 1);\n        " + Barrier, "highest + 1);", "BakeryLockScenarios.TwoThreads" },
        { "BakeryLock.cs", "while (Volatile.Read(ref _choosing[other]))", "while (Volatile.Read(ref _choosing[me]))", "BakeryLockScenarios.TwoThreads" },
        { "SeatedLock.cs", "        Release(me);\n        return false;", "        return false;", "PetersonLockScenarios.OneTries" },
        { "FutexMutex.cs", "me | SomebodyWaits, Free) == Free", "me, Free) == Free", "FutexMutexScenarios.ThreeThreads" },
        { "FutexMutex.cs", "Interlocked.Exchange(ref _state, Free);\n        _waiting.Wake(1);", "_waiting.Wake(1);\n        Interlocked.Exchange(ref _state, Free);", "FutexMutexScenarios.TwoThreads" },
        { "WordQueue.cs", "if (Volatile.Read(ref word) != expected)", "if (expected == 0)", "FutexMutexScenarios.TwoThreads" },
        { "WordQueue.cs", "return !_waiting.Remove(waiter);", "_waiting.Remove(waiter); return false;", "FutexMutexScenarios.TimeIsUpBeforeAnother" },
        { "PassedLock.cs", "if (!_entering.Remove(waiter))\n                return false;", "_entering.Remove(waiter);", "FairMutexScenarios.OneRunsOutOfTime" },
        { "PassedLock.cs", "bool others = !_entering.IsEmpty || !_urgent.IsEmpty;", "bool others = false;", "FairMutexScenarios.ThreeThreads" },

        // Semaphores.
        { "FifoSemaphore.cs", "while (!Mark())", "while (State < -1)", "FifoSemaphoreScenarios.OrdersTwoSteps" },
        { "FifoSemaphore.cs", "if (!_waiting.Remove(waiter))\n                return false;", "_waiting.Remove(waiter);", "FifoSemaphoreScenarios.OneIsCancelled" },
        { "BargingSemaphore.cs", "if (!Mark())\n                    continue;\n                _waiting.Add(waiter);\n                return true;", "Mark();\n                _waiting.Add(waiter);\n                return true;", "BargingSemaphoreScenarios.OrdersTwoSteps" },
        { "BargingSemaphore.cs", "for (; count > 0 && _waiting.TakeFirst() is { } waiter; count--)\n                waiter.Wake();", "_waiting.TakeFirst()?.Wake();", "BargingSemaphoreScenarios.ReleasesTwo" },
        { "BinarySemaphore.cs", "new(isFree ? 1 : 0, 1)", "new(isFree ? 1 : 0)", "BinarySemaphoreScenarios.TwoReleasesAreOne" },
        { "SemaphoreSet.cs", "if (((Missing() | kept) & waiter.Wish) == 0)", "if ((kept & waiter.Wish) == 0)", "SemaphoreSetScenarios.ThreePhilosophers" },
        { "SemaphoreSet.cs", "            LetThrough();\n            return false;", "            return false;", "FairSemaphoreSetScenarios.OneGivesUpForAnother" },
        { "SemaphoreSet.cs", "if (!_waiting.Remove(waiter))\n                return true;", "_waiting.Remove(waiter);", "SemaphoreSetScenarios.OneIsCancelled" },

        // Monitors.
        { "MesaMonitor.cs", "_waiting.Add(waiter);\n            _mutex.Exit();", "_mutex.Exit();\n            _waiting.Add(waiter);", "MesaMonitorScenarios.OneItem" },
        { "MesaMonitor.cs", "while (_waiting.TakeFirst() is { } waiter)", "if (_waiting.TakeFirst() is { } waiter)", "MesaMonitorScenarios.Broadcast" },
        { "MesaMonitor.cs", "return !_waiting.Remove(waiter);", "return _waiting.Remove(waiter);", "MesaMonitorScenarios.TimeIsUpAtTheSignal" },
        { "PassedLock.cs", "condition.Add(waiter);\n            next = PassOn();", "next = PassOn();\n        }\n        lock (_guard)\n        {\n            condition.Add(waiter);", "HoareMonitorScenarios.TwoConsumers" },
        { "PassedLock.cs", "_urgent.TakeFirst() ?? _entering.TakeFirst()", "_entering.TakeFirst() ?? _urgent.TakeFirst()", "HoareMonitorScenarios.SignallerGoesFirst" },
        { "PassedLock.cs", "if (!condition.Remove(waiter))\n                return false;", "condition.Remove(waiter);", "HoareMonitorScenarios.TimeIsUpAtTheSignal" },

        { "ConditionalSection.cs", "        _left.Broadcast();\n", "", "ConditionalSectionScenarios.BufferOfOne" },
        { "ConditionalSection.cs", "            if (!holds)\n                _monitor.Exit();", "", "ConditionalSectionScenarios.OneGivesUp" },
        { "AsyncConditionalSection.cs", "        _left.Broadcast(hold.Inside);\n", "", "AsyncConditionalSectionScenarios.OneItem" },

        // Readers and writers.
        { "SharedLock.cs", "Access.Write => (state & ~SomebodyWaits) == 0 && turn,", "Access.Write => (state & Writer) == 0 && turn,", "ReadersFirstLockScenarios.TwoReadersAndAWriter" },
        { "SharedLock.cs", "_ => (state & (Readers | Writer)) == 0,", "_ => true,", "FairReadersWriterLockScenarios.OneUpgradesBesideAReader" },
        { "SharedLock.cs", "(state & (Writer | Upgradeable | Disposed)) == 0 &&", "(state & (Writer | Disposed)) == 0 &&", "WritersFirstLockScenarios.TwoUpgrade" },
        { "SharedLock.cs", "!CanTake(access, state, isNext: false) && Interlocked", "Interlocked", "ReadersFirstLockScenarios.OneWritesTwice" },
        { "ReadersFirst.cs", "ReadersPass => true", "ReadersPass => false", "ReadersFirstLockScenarios.ReadersPassAWriter" },
        { "WritersFirst.cs", "if (FirstWriter() is { } writer)", "LetReaders();\n        if (FirstWriter() is { } writer)", "WritersFirstLockScenarios.NoReaderPassesAWriter" },
        { "FirstComeFirstServed.cs", "while (Waiting.First is", "LetReaders();\n        while (Waiting.First is", "FairReadersWriterLockScenarios.NoReaderPassesAWriter" },

        // Asynchronous twins.
        { "PassedLock.cs", "if (!_entering.Remove(waiter))\n                return false;", "_entering.Remove(waiter);", "AsyncMutexScenarios.OneIsCancelled" },
        { "PassedLock.cs", "if (_entering.IsEmpty && _urgent.IsEmpty)\n                Volatile.Write(ref _state, _state & ~SomebodyWaits);", "Volatile.Write(ref _state, _state & ~SomebodyWaits);", "AsyncMutexScenarios.OneIsCancelled" },
        { "AsyncWaiter.cs", "if (_room.Withdraw(this))\n            ", "_room.Withdraw(this);\n        ", "AsyncMutexScenarios.OneIsCancelled" },
        { "AsyncWaiter.cs", "RunContinuationsAsynchronously = true", "RunContinuationsAsynchronously = false", "FifoSemaphoreScenarios.ReleasesFromWithinAsync" },
        { "FifoSemaphore.cs", "if (!_waiting.Remove(waiter))\n                return false;", "_waiting.Remove(waiter);", "FifoSemaphoreScenarios.OneIsCancelledAsync" },
        { "BargingSemaphore.cs", "if (waiter.HasGivenUp)\n                    return false;", "", "BargingSemaphoreScenarios.OvertakenAndCancelledAsync" },
        { "BargingSemaphore.cs", "            if (TryWait())\n                return true;\n            lock", "            if (waiter.HasGivenUp)\n                return false;\n            if (TryWait())\n                return true;\n            lock", "BargingSemaphoreScenarios.OneIsCancelledBeforeAnotherAsync" },
        { "PassedLock.cs", "if (!condition.Remove(waiter))\n                return false;", "condition.Remove(waiter);", "AsyncMesaMonitorScenarios.CancelledAtTheSignal" },
        { "PassedLock.cs", "condition.Add(waiter);\n            next = PassOn();", "next = PassOn();\n        }\n        lock (_guard)\n        {\n            condition.Add(waiter);", "AsyncMesaMonitorScenarios.OneItem" },
        { "PassedLock.cs", "for (; count > 0 && condition", "for (count = 1; count > 0 && condition", "AsyncMesaMonitorScenarios.Broadcast" },
        { "AsyncHoareMonitor.cs", "return Lock.Signal(hold.Number, Waiting, _newSignaller)?.StartEndless() ?? default;", "Lock.Requeue(Waiting, 1);\n            return default;", "AsyncHoareMonitorScenarios.TwoConsumers" },
        { "SharedLock.cs", "            Settle();\n            return true;", "            return true;", "AsyncWritersFirstLockScenarios.AWriterIsCancelledUnderAReader" },
        { "SharedLock.cs", "(state & (Writer | Upgradeable | Disposed)) == 0 &&", "(state & (Writer | Disposed)) == 0 &&", "AsyncReadersFirstLockScenarios.TwoUpgrade" },
        { "SharedLock.cs", "if (!Waiting.Remove(waiter))\n                return false;", "Waiting.Remove(waiter);", "AsyncFairReadersWriterLockScenarios.AnUpgradeIsCancelled" },

        // Channels.
        { "RendezvousChannel.cs", "return waiter.HasGivenUp = waiter.List?.Remove(waiter) == true;", "waiter.List?.Remove(waiter);\n            return waiter.HasGivenUp = true;", "RendezvousChannelScenarios.BothGiveUp" },
        { "RendezvousChannel.cs", "return waiter.HasGivenUp = waiter.List?.Remove(waiter) == true;", "waiter.List?.Remove(waiter);\n            return waiter.HasGivenUp = true;", "RendezvousChannelScenarios.AReceiverIsCancelledAsync" },
        { "AsyncWaiter.cs", "            _core.Reset();\n", "", "RendezvousChannelScenarios.TwoValuesAsync" },
        { "RendezvousChannel.Of.cs", "if (partner.TryTake())", "if (partner.TryTake() || partner.Value is null or not null)", "AlternationScenarios.BothGiveUp" },
        { "Offer.cs", "        Leave();\n        return true;\n    }\n\n    /// <summary>Takes all", "        return true;\n    }\n\n    /// <summary>Takes all", "AlternationScenarios.BothGiveUp" },
        { "Offer.cs", "if (!TryTake(GivenUp))\n            return false;", "TryTake(GivenUp);", "AlternationScenarios.BothGiveUp" },
        { "Alternation.cs", ".OrderBy(c => c.Number)", "", "AlternationScenarios.TwoAlternations" },
        { "Offer.cs", "Interlocked.CompareExchange(ref _taken, place, Open) == Open", "(_taken = place) >= GivenUp", "AlternationScenarios.SendOrReceive" },
        { "Alternation.cs", "if (_guards[i].IsOpen)", "if (i < _guards.Length)", "AlternationScenarios.DefaultAndClosed" },

        // Cells, tuples and paths.
        { "LinkedCell.cs", "Interlocked.CompareExchange(ref _content, new Content(value), expected) == expected", "Equals(Volatile.Read(ref _content).Value, expected.Value) && (_content = new Content(value)) is not null", "LinkedCellScenarios.ThereAndBackAgain" },
        { "TupleBag.cs", "if (request.Takes)\n                    return;", "", "TupleSpaceScenarios.TwoTake" },
        { "TupleBag.cs", "return waiter.HasGivenUp = bag._waiting.Remove(this);", "bag._waiting.Remove(this);\n                return waiter.HasGivenUp = true;", "TupleSpaceScenarios.OneGivesUp" },
        { "TupleBag.cs", "if (Find(request.Template, request.Takes, out tuple))\n                return false;\n            _waiting", "tuple = default;\n            _waiting", "TupleSpaceScenarios.OneReadsOneTakes" },
        { "PathAction.cs", "if (counts[Count]++ == 0)\n                Before.Do(counts);", "counts[Count]++;", "PathGuardScenarios.ReadersAndAWriter" },
        { "PathGuard.cs", "                _of.LetThrough();\n", "", "PathGuardScenarios.PutThenGet" },
        { "PathGuard.cs", "return waiter.HasGivenUp = _waiting.Remove(waiter);", "_waiting.Remove(waiter);\n            return waiter.HasGivenUp = true;", "PathGuardScenarios.OneIsCancelledAsync" },

        // User-level threads.
        { "UserScheduler.cs", "        _idle.TakeFirst()?.Wake();\n", "", "UserThreadScenarios.ManyToMany" },
        { "UserScheduler.cs", "while (_running == 0 &&", "if (_running == 0 &&", "UserThreadScenarios.ThreeWorkers" },
        { "UserSemaphore.cs", "if (_waiting.TryDequeue(out UserThread? waiting))", "if (_waiting.TryDequeue(out UserThread? waiting) && _count++ != 0)", "UserThreadScenarios.OneWaitsForAnother" },

        // Event counts and meetings.
        { "EventCount.cs", Barrier, "", "EventCountScenarios.OrdersTwoSteps" },
        { "EventCount.cs", "if (waiter.Wish > value)\n                    continue;", "if (waiter.Wish > value)\n                    break;", "EventCountScenarios.OneAfterTheOther" },
        { "Sequencer.cs", "Interlocked.Increment(ref _next) - 1", "_next++", "EventCountScenarios.MutualExclusion" },
        { "Latch.cs", "            if (IsOpen)\n                return true;\n", "", "LatchScenarios.TwoCountDown" },
        { "PhaseBarrier.cs", "return !_waiting.Remove(waiter);", "_waiting.Remove(waiter); return false;", "PhaseBarrierScenarios.OneGivesUp" },
        { "Exchanger.cs", "if (_offer == mine)", "if (mine is not null)", "ExchangerScenarios.BothGiveUp" },
        { "FifoSemaphore.cs", "Volatile.Write(ref State, count);", "Volatile.Write(ref State, 0);", "FifoSemaphoreScenarios.TimeIsUpBeforeAnother" },
        { "SharedLock.cs", "            Settle();\n            return true;", "            return true;", "WritersFirstLockScenarios.AWriterIsCancelledUnderAReader" },
        { "McsLock.cs", "while (mine.Behind is null)\n                spin.SpinOnce();", "if (mine.Behind is null) return;", "McsLockScenarios.TwoThreads" },

        // Found by schedules that are drawn.
        { "FutexMutex.cs", "Interlocked.Exchange(ref _state, Free);\n        _waiting.Wake(1);", "Interlocked.Exchange(ref _state, Free);", "FutexMutexLarge.ManyRounds" },
        { "PassedLock.cs", "bool others = !_entering.IsEmpty || !_urgent.IsEmpty;", "bool others = false;", "AsyncMutexLarge.ManyRounds" },
        { "FilterLock.cs", "level < _level.Length; level++", "level < 2; level++", "FilterLockLarge.ManyRounds" },
        { "FifoSemaphore.cs", "while (!Mark())", "while (State < -1)", "FifoSemaphoreLarge.TwoOfFour" },
        { "SemaphoreSet.cs", "if (((Missing() | kept) & waiter.Wish) == 0)", "if ((kept & waiter.Wish) == 0)", "SemaphoreSetLarge.FivePhilosophers" },
        { "PassedLock.cs", "_urgent.TakeFirst() ?? _entering.TakeFirst()", "_entering.TakeFirst()", "HoareMonitorLarge.TwoAndTwo" },
        { "SharedLock.cs", "_ => (state & (Readers | Writer)) == 0,", "_ => true,", "FairReadersWriterLockLarge.ReadersWritersAndOneThatUpgrades" },
        { "UserSemaphore.cs", "if (_waiting.TryDequeue(out UserThread? waiting))", "if (_waiting.TryDequeue(out UserThread? waiting) && _count++ != 0)", "UserThreadLarge.SixOnThree" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Scenario_OfABrokenType_Fails(string file, string right, string wrong, string scenario)
    {
        string[] parts = scenario.Split('.');

        CheckResult result = Scenarios.Check(Library.With(file, right, wrong), parts[0], parts[1]);

        Assert.True(result.Outcome == Outcome.Failed && result.Kind != FailureKind.Nondeterminism, Scenarios.Told(result));
    }

    [Fact]
    public void Control_OfEveryType_IsThere()
    {
        IEnumerable<string> without = Scenarios.AllSmall.Select(s => s.Type).Distinct()
            .Except(Wrong.Select(w => w.Data.Item4.Split('.')[0]))
            // Nothing of its own that could be wrong.
            .Except(["RendezvousScenarios"]);

        Assert.Empty(without);
    }
}
