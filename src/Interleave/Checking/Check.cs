using System.Diagnostics;
using System.Reflection;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Races;
using Interleave.Rewriting;
using Interleave.Tracing;
using Trace = Interleave.Tracing.Trace;

namespace Interleave.Checking;

/// <summary>One check of one method: the search, what it found, and the verdict.</summary>
internal sealed class Check
{
    private readonly RewrittenAssembly assembly;
    private readonly MethodInfo method;
    private readonly CheckOptions options;
    private readonly Action body;
    private readonly Knowledge knowledge;
    private readonly RaceDetector detector = new();
    private readonly List<Race> races = [];
    private readonly long start = Stopwatch.GetTimestamp();
    private Finding? race;
    private Search? search;

    public Check(RewrittenAssembly assembly, MethodInfo method, CheckOptions options)
    {
        this.assembly = assembly;
        this.method = method;
        this.options = options;
        body = BodyOf(method);
        knowledge = new Knowledge(assembly.Fields.Count);
    }

    /// <summary>The execution under way, for the watchdog.</summary>
    public Execution? Execution => search?.Execution;

    /// <inheritdoc cref="CheckOptions.Patience"/>
    public TimeSpan Patience => options.Patience;

    public string Test => $"{method.ReflectedType!.Name}.{method.Name}";

    private double Seconds => Stopwatch.GetElapsedTime(start).TotalSeconds;

    public CheckResult Run()
    {
        search = new Search(assembly, body, options, knowledge, MakeStrategy)
        {
            Completed = options.Races == RacePolicy.Ignore ? null : LookForRaces,
            Stop = () => race is not null,
            Restarted = () => { },
        };
        SearchEnd end = search.Run();
        CheckResult result = new()
        {
            Test = Test,
            Outcome = Outcome.Error,
            Executions = search.Executions,
            DeadEnds = search.DeadEnds,
            Races = races,
            Notes = [.. NotesOf(search)],
        };
        result = end switch
        {
            SearchEnd.Failed => Failed(result, race ?? search.Execution.Finding!),
            SearchEnd.Refused => Refused(result, search.Execution),
            _ => Passed(result, end),
        };
        return result with { Seconds = Seconds };
    }

    public CheckResult Replay(ReplayToken token)
    {
        CheckResult result = new() { Test = Test, Outcome = Outcome.Error };
        if (token.Facts.Length > 0)
            Facts.Read(token.Facts, knowledge, assembly);
        else
            LearnFacts();
        var replayer = new Replayer(assembly, body, options, knowledge);
        Replayed replayed = replayer.Run(token.Runs);
        search = replayer.Search;
        var notes = new List<string>();
        if (token.Hash.Length > 0 && token.Hash != assembly.Hash)
            notes.Add("The code has changed since this schedule was recorded.");
        if (replayed.DivergedAt > 0)
            notes.Add($"The program did not follow the schedule: it diverged at step {replayed.DivergedAt}.");
        result = result with { Notes = notes, Executions = 1, Seconds = Seconds };
        if (replayed.End == SearchEnd.Refused)
            return Refused(result, replayer.Search!.Execution);
        result = WithTrace(result, replayed, token.Runs);
        if (replayed.Finding is not { } finding)
            return result with { Outcome = Outcome.NoBugFound, Message = "this schedule fails nothing" };
        return Describe(result, finding, replayed);
    }

    /// <summary>A token that a person has typed does not say which memory is shared: a short search tells.</summary>
    private void LearnFacts() =>
        (search = new Search(assembly, body, options with { TimeBudget = TimeSpan.FromSeconds(1), MaxExecutions = 2000, Progress = null }, knowledge, MakeExhaustive)).Run();

    private IStrategy MakeStrategy(Cells cells) => options.Strategy switch
    {
        StrategyKind.Random => new RandomStrategy(options.Seed),
        StrategyKind.Pct => new PctStrategy(options.Seed),
        _ => MakeExhaustive(cells),
    };

    private static IStrategy MakeExhaustive(Cells cells) => new Exhaustive(cells, new SequentialConsistency());

    private static Action BodyOf(MethodInfo method)
    {
        if (method.IsStatic)
            return method.ReturnType == typeof(void) ? method.CreateDelegate<Action>() : () => Invoke(method, null);
        Type type = method.ReflectedType!;
        return () =>
        {
            object instance = Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions, null, null, null)!;
            try
            {
                if (method.ReturnType == typeof(void))
                    method.CreateDelegate<Action>(instance)();
                else
                    Invoke(method, instance);
            }
            finally
            {
                if (!Surface.Run.Abandoned && instance is IDisposable disposable)
                    disposable.Dispose();
            }
        };
    }

    private static void Invoke(MethodInfo method, object? instance) =>
        method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);

    private IEnumerable<string> NotesOf(Search done)
    {
        foreach (string note in assembly.Notes)
            yield return note;
        if (done.Cut > 0)
            yield return $"{done.Cut} {(done.Cut == 1 ? "execution was" : "executions were")} cut in the loop at {PlaceOfLoop(done.CutLoop)}.";
    }

    /// <summary>A loop that waits for others without blocking ends only if they get their turn.</summary>
    private IEnumerable<string> UnfairLoops() => search!.Execution.WaitingLoops
        .Select(PlaceOfLoop).Distinct()
        .Select(place => $"The loop at {place} waits by going round: it ends under every fair schedule, but can be overtaken for ever under an unfair one.");

    private string PlaceOfLoop(int loop)
    {
        if (loop < 0)
            return Surface.SurfaceLoop.Name(loop);
        LoopEntry? entry = assembly.Loops.FirstOrDefault(l => l.Id == loop);
        return entry?.File is null ? entry?.Method ?? "?" : $"{Path.GetFileName(entry.File)}:{entry.Line}";
    }

    private CheckResult Passed(CheckResult result, SearchEnd end)
    {
        if (!search!.Execution.Observed)
            return result with
            {
                Outcome = Outcome.NotInstrumented,
                Message = "nothing in it was under control: no thread was started by code that is rewritten",
            };
        if (end == SearchEnd.Exhausted && search.Cut == 0 && search.Executions == 0)
            return result with { Message = $"the checker failed: none of {search.DeadEnds} runs came to an end, so nothing was shown" };
        if (end == SearchEnd.Exhausted && search.Cut == 0)
            return result with { Outcome = Outcome.Verified, Notes = [.. result.Notes, .. UnfairLoops()] };
        string reason = end switch
        {
            SearchEnd.Time => $"the time budget of {options.TimeBudget.TotalSeconds:0.#} s ended the search",
            SearchEnd.Executions => $"the search ended after {options.MaxExecutions} executions",
            _ => $"the loop at {PlaceOfLoop(search.CutLoop)} was cut: it went round more than {options.LoopBound} times with visible steps, or 20 million times without",
        };
        return result with
        {
            Outcome = Outcome.NoBugFound,
            Message = reason,
            Pending = search.Strategy.Pending,
            EstimatedExecutions = end == SearchEnd.Exhausted ? 0 : search.EstimatedExecutions,
        };
    }

    private static CheckResult Refused(CheckResult result, Execution execution)
    {
        string call = execution.Refused ?? "a call";
        string? reason = Refusal.ReasonOf(call);
        return result with
        {
            Outcome = Outcome.NotInstrumented,
            Message = reason is null ? $"{call} is not controlled" : $"{call} is not controlled: {reason}",
            Place = execution.RefusedAt,
        };
    }

    private CheckResult Failed(CheckResult result, Finding finding)
    {
        if (finding.Kind == FailureKind.Nondeterminism)
            return result with { Outcome = Outcome.Failed, Kind = finding.Kind, Message = finding.Message, Place = finding.Place };
        var replayer = new Replayer(assembly, body, options, knowledge);
        List<(string Thread, int Steps)> schedule = replayer.Shorten(Schedules.Of(search!.Execution), finding, Seconds);
        Replayed replayed = replayer.Run(schedule);
        if (replayed.Trace is { Steps.Count: 0 } && !knowledge.SharesAll)
        {
            // Nobody else reaches what the failing thread touches: without its own memory there is nothing to show.
            knowledge.ShareAll(Facts.Declared(assembly));
            replayed = replayer.Run(schedule);
            schedule = Schedules.AsRun(replayer.Search!.Execution);
            replayed = replayer.Run(schedule);
        }
        if (finding.Kind != FailureKind.Race && (replayed.Finding?.Kind != finding.Kind || replayed.DivergedAt > 0))
        {
            return result with
            {
                Outcome = Outcome.Failed,
                Kind = FailureKind.Nondeterminism,
                Message = $"the program does not do the same when it is run the same way again: {finding.Message}",
                Place = finding.Place,
            };
        }
        return Describe(WithTrace(result, replayed, schedule), replayed.Finding ?? finding, replayed);
    }

    private CheckResult WithTrace(CheckResult result, Replayed replayed, IReadOnlyList<(string Thread, int Steps)> schedule) => result with
    {
        Trace = replayed.Trace,
        Preemptions = replayed.Preemptions,
        Replay = new ReplayToken(schedule, assembly.Hash, Facts.Write(knowledge, assembly.Fields.Count)).ToString(),
    };

    private static CheckResult Describe(CheckResult result, Finding finding, Replayed replayed)
    {
        BlockedThread? blocked = replayed.Trace?.Blocked.FirstOrDefault(b => finding.Kind == FailureKind.Hang ? b.Reason == BlockReason.Loop : b.Reason != BlockReason.Join)
            ?? replayed.Trace?.Blocked.FirstOrDefault();
        return result with
        {
            Outcome = Outcome.Failed,
            Kind = finding.Kind,
            Message = MessageOf(finding, replayed.Trace),
            Place = finding.Place ?? blocked?.Stack.FirstOrDefault(p => p.File is not null) ?? replayed.LastPlaceOf(finding.Thread),
        };
    }

    private static string MessageOf(Finding finding, Trace? trace)
    {
        if (trace is null || finding.Kind is not (FailureKind.Deadlock or FailureKind.Hang))
            return finding.Message;
        string[] loops = [.. trace.Blocked.Where(b => b.Reason == BlockReason.Loop).Select(b => b.Thread)];
        if (finding.Kind == FailureKind.Hang)
            return $"{string.Join(" and ", loops)} cannot leave {(loops.Length == 1 ? "a waiting loop" : "their waiting loops")}.";
        string[] waits = [.. trace.Blocked.Where(b => b.Reason != BlockReason.Join).Select(b => $"{b.Thread} waits for {b.WaitsFor}")];
        return waits.Length == 0 ? finding.Message : $"No thread can go on: {string.Join(", ", waits)}.";
    }

    /// <summary>Looks at an execution; a field that is raced on for the first time is looked at again for its places.</summary>
    private void LookForRaces(Execution execution)
    {
        foreach (RacePair pair in detector.Find(execution.Graph, execution.Cells, knowledge))
        {
            bool fatal = options.Races == RacePolicy.Fail || IsCollection(pair.Field);
            IStrategy strategy = execution.Strategy;
            var replayer = new Replayer(assembly, body, options, knowledge);
            Race? seen = replayer.Describe(Schedules.Of(execution), execution.Graph, pair);
            if (seen is not null && !fatal)
                races.Add(seen);
            if (fatal)
            {
                race = new Finding(
                    FailureKind.Race,
                    seen is null ? "Two accesses are not ordered." : RaceWords(seen, IsCollection(pair.Field)),
                    seen?.Second.Place,
                    execution.Graph[pair.Second].Thread);
            }
        }
    }

    private bool IsCollection(int field) => field > assembly.Fields.Count && knowledge.TypeOf(field) is { IsArray: false };

    private static string RaceWords(Race race, bool collection) => collection
        ? $"{race.First.Thread} and {race.Second.Thread} use {race.Location} at the same time; it is not made for that."
        : $"{race.First.Thread} and {race.Second.Thread} access {race.Location} with nothing that orders them, and one of them writes.";
}
