using System.Diagnostics;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Races;
using Interleave.Repairs;
using Interleave.Rewriting;
using Interleave.Tracing;
using Trace = Interleave.Tracing.Trace;

namespace Interleave.Checking;

/// <summary>One check of one program: the search, what it found, and the verdict.</summary>
internal sealed class CheckRun
{
    private const string NotTheSame = "the program does not do the same when it is run the same way again";

    private static readonly TimeSpan RepairBudget = TimeSpan.FromSeconds(4);
    private readonly RewrittenAssembly assembly;
    private readonly CheckOptions options;
    private readonly Action body;
    private Knowledge knowledge;
    private readonly RaceDetector detector = new();
    private readonly List<Race> races = [];
    private readonly Allowances allowances;
    private readonly long start = Stopwatch.GetTimestamp();
    private Finding? race;
    private Search? search;
    private Draws? draws;
    private CheckRun? trial;

    /// <param name="assembly">The rewritten copy that has the program.</param>
    /// <param name="test">What reports call it.</param>
    /// <param name="body">What the first thread runs, in each execution anew.</param>
    /// <param name="options">How the check is done.</param>
    public CheckRun(RewrittenAssembly assembly, string test, Action body, CheckOptions options)
    {
        this.assembly = assembly;
        this.options = options;
        this.body = body;
        Test = test;
        allowances = new Allowances(assembly, options.AllowedRaces);
        knowledge = new Knowledge(assembly.Fields.Count);
    }

    /// <summary>The execution under way, for the watchdog.</summary>
    public Execution? Execution => trial?.Execution ?? (draws?.Search ?? search)?.Execution;

    /// <inheritdoc cref="CheckOptions.Patience"/>
    public TimeSpan Patience => options.Patience;

    public string Test { get; }

    private double Seconds => Stopwatch.GetElapsedTime(start).TotalSeconds;

    private TimeSpan TimeLeft => options.TimeBudget - Stopwatch.GetElapsedTime(start);

    public CheckResult Run()
    {
        Surface.Outsiders.Watch(assembly.Group);
        string? entered = null;
        CheckResult result;
        try
        {
            result = Explore();
        }
        finally
        {
            entered = Surface.Outsiders.Leave(assembly.Group);
        }
        return entered is null ? result : new CheckResult
        {
            Test = Test,
            Outcome = Outcome.NotInstrumented,
            Message = $"{entered} was called on a thread that is not controlled: by the runtime, a timer or another library",
            Executions = result.Executions,
            DeadEnds = result.DeadEnds,
            Notes = result.Notes,
            Seconds = result.Seconds,
        };
    }

    /// <summary>Explores one memory model after the other, the stronger first, until one fails or the others cannot differ.</summary>
    private CheckResult Explore()
    {
        IReadOnlyList<IMemoryModel> models = Models.Of(options);
        var earlier = new List<CheckResult>();
        for (int i = 0; ; i++)
        {
            CheckResult result = RunUnder(models[i], out SearchEnd end) with { Memory = models[i].Name, Earlier = [.. earlier] };
            bool cannotDiffer = i == 0 && result.Outcome == Outcome.Verified && !models[i].IsWeak && !detector.SawConflict;
            if (result.Outcome == Outcome.Verified)
                result = result with { HoldsIn = [.. models.Take(cannotDiffer && !detector.LeftLooks ? models.Count : i + 1).Select(m => m.Name)] };
            if (cannotDiffer && detector.LeftLooks && models.Count > 1)
                result = result with { Notes = [.. result.Notes, LooksWereLeft] };
            if (i + 1 == models.Count || cannotDiffer || end != SearchEnd.Exhausted || result.Outcome is not (Outcome.Verified or Outcome.NoBugFound))
                return WithRepair(result) with { Seconds = Seconds };
            earlier.Add(result);
        }
    }

    /// <summary>For a program that sequential consistency makes right: what else would.</summary>
    private CheckResult WithRepair(CheckResult result)
    {
        if (result is not { Outcome: Outcome.Failed, Kind: not (FailureKind.Nondeterminism or FailureKind.Race), Earlier: [{ Outcome: Outcome.Verified, Memory: "sc" }, ..] })
            return result;
        CheckOptions trials = options with { Races = RacePolicy.Ignore, Progress = null };
        var repairs = new RepairSearch(
            assembly, knowledge.SharedFields, field => Naming.FieldName(field, assembly, knowledge),
            options.TimeBudget < RepairBudget ? options.TimeBudget : RepairBudget,
            (repair, memory, time) =>
            {
                trial = new CheckRun(assembly, Test, body, trials with { Repair = repair, Memory = memory, TimeBudget = time });
                return trial.Explore().Outcome == Outcome.Verified;
            });
        return result with { Repair = repairs.Find() };
    }

    private CheckResult RunUnder(IMemoryModel model, out SearchEnd end)
    {
        (Course Course, Finding Finding)? hoistable = null;
        var buffering = new LoadBuffering();
        ulong first = 0;
        draws = model.IsWeak || options.DrawsSchedules || options.Repair is not null ? null : new Draws(assembly, body, options);
        search = new Search(assembly, body, options with { TimeBudget = TimeLeft }, knowledge, cells => MakeStrategy(cells, model))
        {
            Completed = execution =>
            {
                if (search!.Executions == 1)
                    first = Fingerprint.Of(execution);
                LookForRaces(execution);
                if (model.OrdersByReferences)
                    buffering.Look(execution.Graph);
            },
            DeadEnded = model.OrdersByReferences ? execution => hoistable ??= Hoistable(execution) : null,
            Stop = () => race is not null || draws?.Fail(knowledge, TimeLeft) == true,
            Restarted = () => { },
        };
        end = search.Run();
        CheckResult result = new()
        {
            Test = Test,
            Memory = model.Name,
            Outcome = Outcome.Error,
            Executions = search.Executions,
            DeadEnds = search.DeadEnds,
            Races = races,
            AllowedRaces = allowances.Used,
            Notes = [.. NotesOf(search)],
        };
        if (end == SearchEnd.Failed && draws is not null)
        {
            result = result with { Executions = search.Executions + draws.Count, Drawn = draws.Count };
            (search, knowledge) = (draws.Search ?? search, draws.Search?.Execution.Knowledge ?? knowledge);
        }
        result = end switch
        {
            SearchEnd.Failed => Failed(result, race ?? search.Execution.Finding!),
            SearchEnd.Refused => Refused(result, search.Execution),
            _ => Passed(result, end),
        };
        if (hoistable is var (course, finding) && result.Outcome is Outcome.Verified or Outcome.NoBugFound)
            result = Followed(result, course, finding);
        if (search.Executions == 1 && result.Outcome == Outcome.Verified && !DoesTheSameAgain(first, model))
            result = result with { Outcome = Outcome.Failed, Kind = FailureKind.Nondeterminism, Message = NotTheSame };
        return result with { Seconds = Seconds, LoadBufferingNotExplored = result.Outcome == Outcome.Verified && buffering.IsPossible(detector.Known) };
    }

    /// <summary>Runs the first execution a second time: where it is the only one, no other repeats a part of it.</summary>
    private bool DoesTheSameAgain(ulong first, IMemoryModel model)
    {
        ulong? second = null;
        search = new Search(
            assembly, body, options with { TimeBudget = TimeLeft, MaxExecutions = 1, Progress = null },
            knowledge, cells => MakeStrategy(cells, model)) { Completed = execution => second = Fingerprint.Of(execution) };
        return search.Run() == SearchEnd.Time || second == first;
    }

    /// <summary>A thread that goes round in a loop of plain reads while the others are done: a compiler may have it read only once.</summary>
    private (Course, Finding)? Hoistable(Execution execution) =>
        execution.HoistableThread is not { } thread || Schedules.Of(execution) is not { } course
            ? null
            : (course with { Hoists = true }, new Finding(
                FailureKind.Hang,
                $"The loop of {execution.NameOf(thread)} at {PlaceOfLoop(thread.LoopNumber)} may never end: it reads only plain memory, and .NET lets a compiler read that once, before the loop. Read it with Volatile.Read, or make the field volatile.",
                null, thread.Number));

    public CheckResult Replay(ReplayToken token)
    {
        CheckResult result = new() { Test = Test, Outcome = Outcome.Error };
        Course course = Course.Read(token, out string facts);
        if (facts.Length > 0)
            Facts.Read(facts, knowledge, assembly);
        else
            LearnFacts();
        result = result with { Memory = course.Memory.Name };
        var replayer = new Replayer(assembly, body, options, knowledge);
        Replayed replayed = replayer.Run(course);
        search = replayer.Search;
        bool changed = token.Hash.Length > 0 && token.Hash != assembly.Hash;
        if (!changed && replayed.End != SearchEnd.Refused && (replayed.Finding is null || replayed.DivergedAt > 0))
            replayer.RequireThreadsOf(course);
        var notes = new List<string>();
        if (changed)
            notes.Add("The code has changed since this schedule was recorded.");
        if (replayed.DivergedAt > 0)
            notes.Add($"The program did not follow the schedule: it diverged at step {replayed.DivergedAt}.");
        result = result with { DivergedAt = replayed.DivergedAt, Notes = notes, Executions = 1, Seconds = Seconds };
        if (replayed.End == SearchEnd.Refused)
            return Refused(result, replayer.Search!.Execution);
        result = WithTrace(result, replayed, course);
        if (replayed.Finding is not { } finding)
            return result with { Outcome = Outcome.NoBugFound, Message = "this schedule fails nothing" };
        return Describe(result, finding, replayed, hoisted: false);
    }

    /// <summary>A token that a person has typed does not say which memory is shared: a short search tells.</summary>
    private void LearnFacts() =>
        (search = new Search(assembly, body, options with { TimeBudget = TimeSpan.FromSeconds(1), MaxExecutions = 2000, Progress = null }, knowledge, cells => new Exhaustive(cells, new SequentialConsistency()))).Run();

    private IStrategy MakeStrategy(Cells cells, IMemoryModel model) => options.Strategy switch
    {
        StrategyKind.Random => new RandomStrategy(options.Seed),
        StrategyKind.Pct => new PctStrategy(options.Seed),
        _ when options.PreemptionBound is { } bound => new BoundedStrategy(bound),
        _ => new Exhaustive(cells, model),
    };

    private const string LooksWereLeft =
        "Attempts that failed (a TryEnter, a wait with a time) were explored under sequential consistency only: in programs with tasks or interrupted threads they alone do not have tso and dotnet explored.";

    private IEnumerable<string> NotesOf(Search done)
    {
        foreach (string note in assembly.Notes)
            yield return note;
        if (options.DrawsSchedules && options.Memory == MemoryChoice.All)
            yield return "Schedules that are drawn at random, and those with few preemptions, are sequentially consistent: tso and dotnet were not explored.";
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
        if (end == SearchEnd.Exhausted && search.Cut == 0 && !search.LeftOutTimers && search.Executions == 0)
            return result with { Message = $"the checker failed: {(search.DeadEnds == 1 ? "the only run did not come" : $"none of {search.DeadEnds} runs came")} to an end, so nothing was shown" };
        if (end == SearchEnd.Exhausted && search.Executions == 0 && search.Execution.CutWithoutSteps)
            return result with
            {
                Outcome = Outcome.NotInstrumented,
                Message = $"no execution came to an end: the loop at {PlaceOfLoop(search.CutLoop)} went round more than {Execution.LocalLoopBound / 1_000_000} million times without a visible step",
            };
        if (end == SearchEnd.Exhausted && search.Cut == 0 && !search.LeftOutTimers && options.PreemptionBound is null)
            return result with { Outcome = Outcome.Verified, Notes = [.. result.Notes, .. UnfairLoops()] };
        string reason = end switch
        {
            SearchEnd.Time => $"the time budget of {options.TimeBudget.TotalSeconds:0.#} s ended the search",
            SearchEnd.Executions => $"the search ended after {options.MaxExecutions} {(options.MaxExecutions == 1 ? "execution" : "executions")}",
            _ when search.Cut == 0 && search.LeftOutTimers =>
                $"what follows from more than {Execution.TimerBound} timers one after the other was not explored",
            _ when search.Cut == 0 => $"schedules with more than {options.PreemptionBound} {(options.PreemptionBound == 1 ? "preemption" : "preemptions")} were not explored",
            _ => $"the loop at {PlaceOfLoop(search.CutLoop)} was cut: it went round more than {options.LoopBound} {(options.LoopBound == 1 ? "time" : "times")} with visible steps, or 20 million times without",
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
        if (execution.OutOfMemory)
            return result with { Outcome = Outcome.NotInstrumented, Message = MemoryWords.RanOut };
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
        if (Schedules.Of(search!.Execution) is not { } course)
            return result with { Outcome = Outcome.Failed, Kind = finding.Kind, Message = finding.Message, Place = finding.Place };
        var replayer = new Replayer(assembly, body, options, knowledge);
        if (course.Memory.IsWeak)
        {
            if (options.Repair is null)
                course = replayer.Shorten(course, finding);
            knowledge = replayer.Knowledge;
            return Followed(result, course, finding);
        }
        course = Course.Of(replayer.Shorten([.. course.Runs], finding));
        knowledge = replayer.Knowledge;
        Replayed replayed = replayer.Run(course);
        if (replayed.Trace is { Steps.Count: 0 } && !knowledge.SharesAll)
        {
            // Nobody else reaches what the failing thread touches: without its own memory there is nothing to show.
            knowledge.ShareAll(Facts.Declared(assembly));
            replayed = replayer.Run(course);
        }
        if (replayed is { DivergedAt: 0, Trace: { } trace } && trace.Steps.Count != course.Runs.Sum(r => r.Steps))
        {
            // Step by step, others may go first that the failure did not need.
            course = Course.Of(Schedules.AsRun(replayer.Search!.Execution));
            replayed = replayer.Run(course);
        }
        return Told(result, course, finding, replayed);
    }

    /// <summary>The result of an execution that fails, told as it is followed.</summary>
    private CheckResult Followed(CheckResult result, Course course, Finding finding) =>
        Told(result, course, finding, new Replayer(assembly, body, options, knowledge).Run(course));

    private CheckResult Told(CheckResult result, Course course, Finding finding, Replayed replayed)
    {
        if (finding.Kind != FailureKind.Race && (replayed.Finding?.Kind != finding.Kind || replayed.DivergedAt > 0))
        {
            return result with
            {
                Outcome = Outcome.Failed,
                Kind = FailureKind.Nondeterminism,
                Message = $"{NotTheSame}: {finding.Message}",
                Place = finding.Place,
            };
        }
        return Describe(WithTrace(result, replayed, course), course.Hoists ? finding : replayed.Finding ?? finding, replayed, course.Hoists);
    }

    private CheckResult WithTrace(CheckResult result, Replayed replayed, Course course) => result with
    {
        Trace = replayed.Trace,
        Preemptions = replayed.Preemptions,
        Replay = new ReplayToken(course.Runs, assembly.Hash, course.WriteFacts(Facts.Write(knowledge, assembly.Fields.Count))).ToString(),
    };

    private static CheckResult Describe(CheckResult result, Finding finding, Replayed replayed, bool hoisted)
    {
        BlockedThread? blocked = replayed.Trace?.Blocked.FirstOrDefault(b => finding.Kind == FailureKind.Hang ? b.Reason == BlockReason.Loop : b.Reason != BlockReason.Join)
            ?? replayed.Trace?.Blocked.FirstOrDefault();
        return result with
        {
            Outcome = Outcome.Failed,
            Kind = finding.Kind,
            Message = hoisted ? finding.Message : MessageOf(finding, replayed.Trace),
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
        string[] waits =
        [
            .. trace.Blocked.Where(b => b.Reason is not (BlockReason.Join or BlockReason.Loop))
                .Select(b => $"{b.Thread} waits for {b.WaitsFor}{(b.AtLast is { } last ? $", which waits for {last}" : "")}"),
            .. loops.Select(thread => $"{thread} cannot leave a waiting loop"),
        ];
        return waits.Length == 0 ? finding.Message : $"No thread can go on: {string.Join(", ", waits)}.";
    }

    /// <summary>Looks at an execution; a field that is raced on for the first time is looked at again for its places.</summary>
    private void LookForRaces(Execution execution)
    {
        foreach (RacePair pair in detector.Find(execution.Graph, execution.Cells, knowledge))
        {
            if (options.Races == RacePolicy.Ignore || allowances.Allow(pair.Field) || (pair.AllowedIn > 0 && AllowIn(pair)))
                continue;
            bool fatal = options.Races == RacePolicy.Fail || IsOfCalls(pair);
            var replayer = new Replayer(assembly, body, options, knowledge);
            Race? seen = Schedules.Of(execution) is { } course ? replayer.Describe(course, execution.Graph, pair) : null;
            if (seen is not null && allowances.Allow(seen.Location))
                continue;
            if (seen is not null && !fatal)
                races.Add(seen);
            if (fatal)
            {
                race = new Finding(
                    FailureKind.Race,
                    seen is null ? "Two accesses are not ordered." : RaceWords(seen, IsOfCalls(pair)),
                    seen?.Second.Place,
                    execution.Graph[pair.Second].Thread);
            }
        }
    }

    private bool AllowIn(RacePair pair) => allowances.AllowIn(pair.AllowedIn, Naming.FieldName(pair.Field, assembly, knowledge));

    /// <summary>Whether one side is a call of other code, whose single steps are not explored: on a collection, or on the elements of an array.</summary>
    private bool IsOfCalls(in RacePair pair) => pair.IsOfCall || IsCollection(pair.Field);

    private bool IsCollection(int field) => field > assembly.Fields.Count && knowledge.TypeOf(field) is { IsArray: false };

    /// <summary>Both sides of a race, with the calls that they are.</summary>
    private static string Sides(Race race) =>
        race.First.Place is { File: { } first } one && race.Second.Place is { File: { } second } other
            ? $" ({Side(race.First.Call, first, one)} and {Side(race.Second.Call, second, other)})"
            : "";

    private static string Side(string? call, string file, Place place) => $"{call}{(call is null ? "" : " at ")}{Path.GetFileName(file)}:{place.Line}";

    private static string RaceWords(Race race, bool collection) => collection
        ? $"{race.First.Thread} and {race.Second.Thread} use {race.Location} at the same time{Sides(race)}; it is not made for that."
        : $"{race.First.Thread} and {race.Second.Thread} access {race.Location} with nothing that orders them, and one of them writes.";
}
