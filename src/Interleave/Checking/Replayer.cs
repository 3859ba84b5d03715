using System.Diagnostics;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Races;
using Interleave.Rewriting;
using Interleave.Surface;
using Interleave.Tracing;
using Trace = Interleave.Tracing.Trace;

namespace Interleave.Checking;

/// <summary>What came of following a schedule.</summary>
internal sealed record Replayed(SearchEnd End, Finding? Finding, Trace? Trace, int Preemptions, int DivergedAt)
{
    /// <summary>Where a thread took its last step.</summary>
    public Place? LastPlaceOf(int thread) => Trace?.Steps.LastOrDefault()?.Stack.FirstOrDefault(p => p.File is not null);
}

/// <summary>Follows schedules, to see what they do and to tell of it.</summary>
internal sealed class Replayer(RewrittenAssembly assembly, Action body, CheckOptions options, Knowledge knowledge)
{
    /// <summary>How many steps may be tried for a shorter schedule: the same one is found however busy the machine is.</summary>
    private const long ShortenSteps = 100_000;

    /// <summary>How many failing executions of a weaker memory model are compared by their schedules.</summary>
    private const int MostCompared = 100;

    /// <summary>Where steps take long, time counts.</summary>
    private static readonly TimeSpan ShortenTime = TimeSpan.FromSeconds(10);

    public Search? Search { get; private set; }

    /// <summary>What is known of the program; steps are counted by it.</summary>
    public Knowledge Knowledge { get; private set; } = knowledge;

    /// <summary>Follows a course and records it.</summary>
    public Replayed Run(Course course)
    {
        SearchEnd end = Follow(course, out ReplayStrategy strategy, out Recorder recorder);
        Execution execution = Search!.Execution;
        Trace? trace = execution.EndReason is EndReason.Complete or EndReason.Failed ? TraceBuilder.Build(execution, assembly, recorder, out _) : null;
        return new Replayed(end, execution.Finding, trace, Schedules.Preemptions(execution), strategy.DivergedAt);
    }

    /// <summary>Follows the course of an execution with a race and says where both sides are.</summary>
    public Race? Describe(Course course, Graph raced, RacePair pair)
    {
        Follow(course, out _, out Recorder recorder);
        Execution execution = Search!.Execution;
        if (execution.EndReason is not (EndReason.Complete or EndReason.Failed))
            return null;
        var naming = new Naming(execution, assembly, recorder);
        RaceSide Side(int e) => new(
            execution.NameOf(execution.Threads[raced[e].Thread]),
            raced[e].Kind == EventKind.Read ? StepKind.Read : StepKind.Write,
            recorder.Places.GetValueOrDefault((raced[e].Thread, raced[e].Index))?.FirstOrDefault(p => p.File is not null),
            recorder.Calls.GetValueOrDefault((raced[e].Thread, raced[e].Index)));
        int same = Graph.None;
        for (int e = execution.Graph.First(raced[pair.Second].Thread); e != Graph.None && same == Graph.None; e = execution.Graph[e].PoNext)
            if (execution.Graph[e].Index == raced[pair.Second].Index)
                same = e;
        return new Race(same == Graph.None ? naming.FieldName(pair.Field) : naming.Of(execution.Graph[same].Cell), Side(pair.First), Side(pair.Second));
    }

    /// <summary>Looks for a failing schedule of the same kind with fewer preemptions, as long as that is quick; under sequential consistency.</summary>
    public List<(string Thread, int Steps)> Shorten(List<(string Thread, int Steps)> found, Finding finding)
    {
        Follow(Course.Of(found), out _, out _);
        int foundPreemptions = Schedules.Preemptions(Search!.Execution), preemptions = foundPreemptions, steps = found.Sum(r => r.Steps);
        List<(string Thread, int Steps)> best = found;
        if (finding.Kind == FailureKind.Race)
            return best;
        long begin = Stopwatch.GetTimestamp(), left = Math.Min(5000, ShortenSteps / Math.Max(1, steps));
        for (int bound = 0; bound <= preemptions; bound++)
        {
            bool shorter = false;
            // A schedule counts its steps by what is known: what is learned here holds for those that are found here only.
            var known = new Knowledge(Knowledge);
            var bounded = new Search(
                assembly, body, options with { TimeBudget = ShortenTime - Stopwatch.GetElapsedTime(begin), MaxExecutions = left, Progress = null },
                known, _ => new BoundedStrategy(bound))
            {
                GoOnAfterFailure = true,
                Restarted = () => (preemptions, steps, best, shorter) = (foundPreemptions, found.Sum(r => r.Steps), found, false),
                Completed = execution =>
                {
                    if (execution.Finding?.Kind != finding.Kind)
                        return;
                    int taken = Schedules.Preemptions(execution), length = TraceBuilder.VisibleEvents(execution.Graph).Count;
                    if (taken > preemptions || (taken == preemptions && length >= steps))
                        return;
                    (preemptions, steps, shorter) = (taken, length, true);
                    best = Schedules.AsRun(execution);
                },
            };
            bounded.Run();
            left -= bounded.Executions + bounded.DeadEnds + bounded.Cut;
            if (shorter)
                Knowledge = known;
            if (shorter || left <= 0 || Stopwatch.GetElapsedTime(begin) > ShortenTime)
                break;
        }
        return best;
    }

    /// <summary>
    /// Looks for a shorter execution of a weaker memory model that fails likewise, as long as that is quick.
    /// </summary>
    public Course Shorten(Course found, Finding finding)
    {
        Course best = found;
        var known = new Knowledge(Knowledge);
        int compared = 0;
        long begin = Stopwatch.GetTimestamp();
        var search = new Search(
            assembly, body, options with { TimeBudget = ShortenTime, MaxExecutions = Math.Min(5000, ShortenSteps / Math.Max(1, found.Length)), Progress = null },
            known, cells => new Exhaustive(cells, found.Memory))
        {
            GoOnAfterFailure = true,
            Restarted = () => (best, compared) = (found, 0),
            Stop = () => compared == MostCompared || Stopwatch.GetElapsedTime(begin) > ShortenTime,
            Completed = execution =>
            {
                // To find the schedules of an execution takes far longer than to run it.
                if (execution.Finding?.Kind != finding.Kind || (best.Preemptions == 0 && TraceBuilder.VisibleEvents(execution.Graph).Count > best.Length))
                    return;
                compared++;
                if (Schedules.Of(execution) is { } course && course.IsShorterThan(best))
                    best = course;
            },
        };
        search.Run();
        if (best != found)
            Knowledge = known;
        return best;
    }

    /// <summary>Refuses a schedule of threads that the execution just followed has not started.</summary>
    /// <exception cref="WrongTokenException">There is one.</exception>
    public void RequireThreadsOf(Course course)
    {
        if (course.Runs.FirstOrDefault(r => Find(r.Thread) < 0).Thread is not { } unknown)
            return;
        Execution execution = Search!.Execution;
        IEnumerable<string> known = Enumerable.Range(0, execution.Threads.Count).Where(t => execution.Threads[t].Wait != Wait.Unstarted).Select(t => Schedules.NameOf(execution, t));
        throw new WrongTokenException($"the replay token names a thread {unknown}; those of the program are {string.Join(", ", known)}");
    }

    private SearchEnd Follow(Course course, out ReplayStrategy strategy, out Recorder recorder)
    {
        ReplayStrategy current = null!;
        Search = new Search(
            assembly, body, options with { TimeBudget = TimeSpan.MaxValue, MaxExecutions = long.MaxValue, Progress = null }, Knowledge,
            cells => current = new ReplayStrategy(course.Runs, course.Memory, course.Back, cells, Find, t => Search!.Execution.Threads.IsOnItsWay(t)));
        Search.Execution.HoistsLoops = course.Hoists;
        Recorder made = new(Search.Execution);
        Search.Execution.Tracer = made;
        SearchEnd end;
        using (Lines.Watching())
            end = Search.Run();
        strategy = current;
        recorder = made;
        return end;
    }

    private int Find(string name)
    {
        Threads threads = Search!.Execution.Threads;
        for (int i = 0; i < threads.Count; i++)
            if (threads[i].Wait != Wait.Unstarted && Schedules.NameOf(Search.Execution, i) == name)
                return i;
        return -1;
    }
}
