using Interleave.Messaging.Tests.Verified;
using Interleave.Tests;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>With one thing wrong in the pool, a scenario of it fails: what the scenarios cannot see, they do not verify.</summary>
[Trait("Slow", "compiles and rewrites the pool for each, and may search long for what is wrong")]
public sealed class PoolControlTests
{
    private static readonly BrokenLibrary Pool = new(
        [
            "src/Interleave.Messaging/Pool/Dispatching", "src/Interleave.Messaging/Pool/PoolError.cs", "src/Interleave.Messaging/Pool/ProcessPoolException.cs",
            "tests/Interleave.Messaging.Scenarios/Pool", "tests/Interleave.Sync.Scenarios/Expect.cs",
        ],
        instead: [("Expectations.cs", "global using Interleave.Sync.Scenarios;")]);

    /// <summary>A file, what is right in it, what is wrong instead, and the scenario that must find it.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        // A request with two outcomes, or none.
        { "PoolState.cs", "TakeFrom(worker)?.Fail(error, message);", "worker.Request?.Fail(error, message);", "DispatcherScenarios.DeadlineMeetsDeath" },
        { "PoolState.cs", "TakeFrom(worker)?.Fail(error, message);", "TakeFrom(worker);", "DispatcherScenarios.AnswerMeetsDeadline" },
        { "PoolState.cs", "        TakeFrom(worker)?.Fail(PoolError.WorkerDied, $\"Worker {number} ended while it had the request: {how}\");\n", "", "DispatcherScenarios.AnswerMeetsDeath" },
        { "PoolState.cs", "        if (request.IsSettled)\n            return;\n", "", "DispatcherScenarios.AnswerMeetsCancellation" },
        { "PoolState.cs", "            worker.Request = null;\n        request.Cancel", "            worker.IsStale = false;\n        request.Cancel", "DispatcherScenarios.DeadlineAfterCancellation" },
        { "PoolState.cs", "is not { Phase: WorkerPhase.Busy } worker || worker.RequestNumber != request)", "is not { Phase: WorkerPhase.Busy } worker)", "DispatcherScenarios.DeadlineMeetsTheNextRequest" },
        { "PoolState.cs", "        if (request.Place is not null)\n            LeaveQueue(request);\n", "", "QueueScenarios.CancelledWhileItWaits" },
        { "Dispatcher.cs", "            dispatcher._gate.Enter();\n", "", "DispatcherScenarios.TwoSenders" },

        // Work for one that is dead, or about to be.
        { "PoolState.cs", "        _roster.Remove(worker);\n", "", "DispatcherScenarios.DeathMeetsARequest" },
        { "PoolState.cs", "        worker.Phase = WorkerPhase.Ending;\n        GoOn();", "        GoOn();", "DispatcherScenarios.LeavingMeetsARequest" },
        { "PoolState.cs", "is not { IsReady: true } worker)", "is not { } worker)", "DispatcherScenarios.AnswerOfOneThatIsKilled" },

        // The queue.
        { "PoolState.cs", "        request.Place = null;\n        _steps.Add(new(StepKind.MakeRoom));\n", "        request.Place = null;\n", "QueueScenarios.TwoWaitForRoom" },
        { "Dispatcher.cs", "            _room.Release();\n            throw;", "            throw;", "QueueScenarios.CloseWithRequests" },
        { "PoolState.cs", "_roster.Dismiss(all: _isClosing && _queue.Count == 0, _steps);", "_roster.Dismiss(all: false, _steps);", "QueueScenarios.CloseMeetsARequest" },
        { "PoolState.cs", "        if (_isClosing)\n            throw new ObjectDisposedException(\"ProcessPool\", \"The pool ends and takes no more requests.\");\n", "", "QueueScenarios.CloseMeetsARequest" },
        { "PoolState.cs", "            Abandon(new ObjectDisposedException(\"ProcessPool\", \"The pool has ended.\"));\n", "            _lastEnd = \"\";\n", "QueueScenarios.CloseBeforeItIsReady" },

        // A request lost, or a gap, when one worker takes the place of another.
        { "Roster.cs", "worker.Phase == WorkerPhase.Idle && (all ||", "worker.IsReady && (all ||", "ReplacementScenarios.ReloadMeetsAnAnswer" },
        { "Roster.cs", "ready-- > rules.Size", "ready-- > 0", "ReplacementScenarios.ReloadMeetsRequests" },
        { "Roster.cs", "_workers.Count >= rules.Size + rules.Overlap || ", "", "ReplacementScenarios.ReloadOfTwo" },
        { "Roster.cs", "        if (worker.IsSpent)\n            worker.IsStale = true;\n", "", "ReplacementScenarios.SpentWorker" },
        { "PoolState.cs", "        worker.IsStale = true;\n", "        worker.Phase = WorkerPhase.Ending;\n", "ReplacementScenarios.RecycledMeetsARequest" },
        { "PoolState.cs", "!_roster.HasAnyUpTo(last)", "!_roster.HasAnyUpTo(last - 1)", "ReplacementScenarios.ReloadMeetsAnAnswer" },

        // Workers that die one after the other.
        { "Roster.cs", "        _failures++;\n", "", "ReplacementScenarios.CrashLoop" },
        { "Roster.cs", "            _isPutOff = true;\n", "", "ReplacementScenarios.CrashLoop" },
        { "Roster.cs", "if (worker.Number > _lastFailed)", "if (worker.Number > 0)", "ReplacementScenarios.ReloadToWorkersThatDie" },
        { "Roster.cs", "            _mayProbe = false;\n            return true;", "            return true;", "ReplacementScenarios.TryAgainMeetsDeath" },
        { "PoolState.cs", "while (_roster.IsHopeless && _queue.First is", "while (!_roster.IsBroken && _queue.First is", "ReplacementScenarios.CrashLoop" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Scenario_OfABrokenPool_Fails(string file, string right, string wrong, string scenario)
    {
        string[] parts = scenario.Split('.');

        CheckResult result = ScenarioRuns.Check(Pool.With(file, right, wrong), "Pool." + parts[0], parts[1]);

        Assert.True(result.Outcome == Outcome.Failed && result.Kind != FailureKind.Nondeterminism, ScenarioRuns.Told(result));
    }
}
