using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Races;
using Interleave.Tracing;

namespace Interleave.Properties;

/// <summary>Adds up what the executions of a scenario show, while they go by.</summary>
internal sealed class ObservationBook(string test)
{
    private readonly HappensBefore order = new();
    private readonly List<Visit> visits = [];
    private readonly RaceDetector detector = new();
    private Finding? finding;
    private bool tookOthersDown, shared, entered, hangs, goesWrong;
    private int afterRequest = -1, afterDoorway = -1, mostEntries;

    /// <summary>Whether an execution has failed.</summary>
    public bool HasFailed => finding is not null;

    /// <summary>The search begins again.</summary>
    public void Clear()
    {
        finding = null;
        tookOthersDown = shared = entered = hangs = goesWrong = false;
        afterRequest = afterDoorway = -1;
        mostEntries = 0;
    }

    /// <summary>Adds an execution that has just ended.</summary>
    public void Add(Execution execution)
    {
        if (execution.Finding is { } found)
        {
            bool waits = found.Kind is FailureKind.Hang or FailureKind.Deadlock;
            if (finding is null || (!waits && !goesWrong))
                finding = found;
            hangs |= waits;
            goesWrong |= !waits;
            // What the others would have done is not explored then.
            tookOthersDown |= !waits && TakesOthersDown(execution, found.Thread);
        }
        if (!detector.SawConflict)
            detector.Find(execution.Graph, execution.Cells, execution.Knowledge);
        Visit.Collect(execution.Graph, visits);
        if (visits.Count == 0)
            return;
        CountEntries();
        if (execution.Strategy.Memory is OrderSearch model)
        {
            shared = shared || MutualExclusion.IsBroken(execution.Graph, model, visits);
            return;
        }
        order.Compute(execution.Graph);
        shared = shared || MutualExclusion.IsBroken(execution.Graph, order, visits);
        afterRequest = Math.Max(afterRequest, Overtaking.Most(execution.Graph, order, visits, fromDoorway: false));
        afterDoorway = Math.Max(afterDoorway, Overtaking.Most(execution.Graph, order, visits, fromDoorway: true));
    }

    /// <summary>Adds a dead end of .NET's model: a loop that reads plain memory only, and so may never read it again, hangs.</summary>
    public void AddDeadEnd(Execution execution)
    {
        if (execution.HoistableThread is not { } thread)
            return;
        finding ??= new Finding(FailureKind.Hang, $"{execution.NameOf(thread)} waits in a loop that reads only plain memory, and .NET lets a compiler read that once, before the loop.", null, thread.Number);
        hangs = true;
    }

    /// <summary>What the search has shown.</summary>
    public Observation Read(Search search, SearchEnd end) => new()
    {
        Result = Verdict(search, end),
        IsComplete = end == SearchEnd.Exhausted && search.Cut == 0 && !tookOthersDown,
        IsSharedByTwo = shared,
        HasSections = entered,
        OvertakenAfterRequest = afterRequest < 0 ? null : afterRequest,
        OvertakenAfterDoorway = afterDoorway < 0 ? null : afterDoorway,
        MostEntries = mostEntries,
        WaitsBusily = search.Execution.SawWaitingLoop,
        Hangs = hangs,
        SawConflict = detector.SawConflict,
        IsWeak = search.Execution.Strategy.Memory.IsWeak,
        GoesWrong = goesWrong,
    };

    /// <summary>Whether some thread but the failing one had more to do, other than wait for the failing one's end.</summary>
    private static bool TakesOthersDown(Execution execution, int failing)
    {
        for (int t = 0; t < execution.Threads.Count; t++)
        {
            LogicalThread thread = execution.Threads[t];
            if (t != failing && thread.Wait is not (Wait.Ended or Wait.Unstarted) && !(thread.Wait == Wait.End && thread.WaitFor == failing))
                return true;
        }
        return false;
    }

    private void CountEntries()
    {
        int thread = -1, count = 0;
        foreach (Visit visit in visits)
        {
            if (visit.Enter < 0)
                continue;
            count = visit.Thread == thread ? count + 1 : 1;
            thread = visit.Thread;
            mostEntries = Math.Max(mostEntries, count);
            entered = true;
        }
    }

    private CheckResult Verdict(Search search, SearchEnd end)
    {
        Execution execution = search.Execution;
        var result = new CheckResult
        {
            Test = test,
            Memory = execution.Strategy.Memory.Name,
            Outcome = Outcome.NoBugFound,
            Executions = search.Executions,
            DeadEnds = search.DeadEnds,
            Seconds = search.Elapsed.TotalSeconds,
        };
        if (finding is not null)
            return result with { Outcome = Outcome.Failed, Kind = finding.Kind, Message = finding.Message, Place = finding.Place };
        if (end == SearchEnd.Refused)
            return result with { Outcome = Outcome.NotInstrumented, Message = execution.Refused, Place = execution.RefusedAt };
        if (end == SearchEnd.Exhausted && !execution.Observed)
            return result with { Outcome = Outcome.NotInstrumented, Message = "nothing in it was observed" };
        if (end == SearchEnd.Exhausted && search.Cut == 0)
            return result with { Outcome = Outcome.Verified };
        return result with
        {
            Message = end switch
            {
                SearchEnd.Exhausted => "the bound on loops",
                SearchEnd.Time => "the time is up",
                _ => "the number of executions is reached",
            },
            Pending = search.Strategy.Pending,
            EstimatedExecutions = search.EstimatedExecutions,
        };
    }
}
