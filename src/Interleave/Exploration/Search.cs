using System.Diagnostics;
using System.Reflection;
using Interleave.Executing;
using Interleave.Rewriting;

namespace Interleave.Exploration;

/// <summary>Why a search ended.</summary>
internal enum SearchEnd : byte
{
    /// <summary>Nothing is left to explore.</summary>
    Exhausted,

    /// <summary>An execution failed.</summary>
    Failed,

    /// <summary>Something cannot be controlled.</summary>
    Refused,

    /// <summary>The time is up.</summary>
    Time,

    /// <summary>The number of executions is reached.</summary>
    Executions,
}

/// <summary>Runs a program again and again, as a strategy says, until nothing is left or something fails.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Search
{
    private readonly RewrittenAssembly assembly;
    private readonly Action body;
    private readonly CheckOptions options;
    private readonly Func<Cells, IStrategy> makeStrategy;
    private readonly List<Action> initializers = [];
    private static int s_epoch = 1;
    private long runs, intertwined;

    public Search(RewrittenAssembly assembly, Action body, CheckOptions options, Knowledge knowledge, Func<Cells, IStrategy> makeStrategy)
    {
        this.assembly = assembly;
        this.body = body;
        this.options = options;
        this.makeStrategy = makeStrategy;
        LoadInitializers(knowledge);
        var cells = new Cells();
        Execution = new Execution(knowledge, cells, makeStrategy(cells)) { LoopBound = options.LoopBound, Repair = options.Repair };
    }

    public Execution Execution { get; }

    public IStrategy Strategy => Execution.Strategy;

    /// <summary>Called after each complete execution, the failing ones included, while its graph is there.</summary>
    public Action<Execution>? Completed { get; init; }

    /// <summary>Called after each dead end, while its graph is there.</summary>
    public Action<Execution>? DeadEnded { get; init; }

    /// <summary>Whether to end the search as failed after the current run, however that ended.</summary>
    public Func<bool>? Stop { get; init; }

    /// <summary>Called when the search begins again.</summary>
    public Action? Restarted { get; init; }

    /// <summary>Whether executions that end blocked are counted and passed over instead of ending the search.</summary>
    public bool GoOnAfterFailure { get; init; }

    public long Executions { get; private set; }

    public long DeadEnds { get; private set; }

    /// <summary>How many executions were cut by the bound on loops, and the loop that was cut last.</summary>
    public long Cut { get; private set; }

    public int CutLoop { get; private set; }

    /// <summary>Whether timers were left out because too many came before them.</summary>
    public bool LeftOutTimers { get; private set; }

    /// <summary>How often the search began again because something was learned.</summary>
    public int Restarts { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    public double EstimatedExecutions => Strategy.Done > 0 ? Executions / Strategy.Done : 0;

    private readonly Queue<double> estimates = [];

    /// <summary>How far the estimates of the last seconds lie apart.</summary>
    private double Deviation()
    {
        estimates.Enqueue(EstimatedExecutions);
        if (estimates.Count > 30)
            estimates.Dequeue();
        double mean = estimates.Average();
        return Math.Sqrt(estimates.Average(e => (e - mean) * (e - mean)));
    }

    public SearchEnd Run()
    {
        long start = Stopwatch.GetTimestamp(), nextProgress = start + Stopwatch.Frequency;
        double ticks = options.TimeBudget.TotalSeconds * Stopwatch.Frequency;
        Execution.Deadline = ticks < long.MaxValue / 2 ? start + (long)ticks : long.MaxValue;
        try
        {
            while (Next())
            {
                if (Executions >= options.MaxExecutions)
                    return SearchEnd.Executions;
                RunOnce();
                LeftOutTimers |= Execution.LeavesOutTimers;
                switch (Execution.EndReason)
                {
                    case EndReason.Learned:
                        Restart();
                        continue;

                    case EndReason.Refused:
                        return SearchEnd.Refused;

                    case EndReason.OutOfTime:
                        return SearchEnd.Time;

                    case EndReason.DeadEnd:
                        DeadEnds++;
                        DeadEnded?.Invoke(Execution);
                        break;

                    case EndReason.TurnedBack:
                    case EndReason.Bounded when Execution.CutLoop == 0:
                        break;

                    case EndReason.Bounded:
                        Cut++;
                        CutLoop = Execution.CutLoop;
                        break;

                    default:
                        Executions++;
                        Completed?.Invoke(Execution);
                        if (Execution.Finding is not null && !GoOnAfterFailure)
                            return SearchEnd.Failed;
                        break;
                }
                if (Stop is { } stop && stop())
                    return SearchEnd.Failed;
                if ((runs & 31) == 0 || Execution.Events > 1_000_000)
                {
                    long now = Stopwatch.GetTimestamp();
                    if (Stopwatch.GetElapsedTime(start, now) > options.TimeBudget)
                        return SearchEnd.Time;
                    if (now > nextProgress)
                    {
                        nextProgress = now + Stopwatch.Frequency / 10;
                        options.Progress?.Invoke(new Progress(Executions, DeadEnds, Stopwatch.GetElapsedTime(start, now), EstimatedExecutions, Deviation()));
                    }
                }
            }
            return SearchEnd.Exhausted;
        }
        finally
        {
            Elapsed = Stopwatch.GetElapsedTime(start);
        }
    }

    private bool Next()
    {
        if (Execution.Timings is not { } timings)
            return Strategy.Next();
        long start = Stopwatch.GetTimestamp();
        bool next = Strategy.Next();
        timings.Graph += Stopwatch.GetTimestamp() - start;
        return next;
    }

    /// <summary>Runs the strategy's graph again so many times; for measuring.</summary>
    public void Repeat(int times)
    {
        for (int i = 0; i < times; i++)
            RunOnce();
    }

    private void RunOnce()
    {
        // Where the runs before mostly came to need it, each thread has an OS thread from the start.
        Execution.Threads.Separate = Strategy.Interrupts || Execution.Knowledge.KeepsOrder || intertwined * 2 > runs + 16;
        runs++;
        int events = -1;
        while (true)
        {
            assembly.SetEpoch(Interlocked.Increment(ref s_epoch));
            Execution.Run(body, assembly.ModuleInitializers, initializers);
            if (Execution.EndReason != EndReason.Conflict)
                return;
            Conflicts++;
            // A thread that is needed in the middle of what it repeats, or with nothing new since: it will be again.
            if (Execution.NeededInOrder || Execution.Graph.Count == events)
            {
                intertwined++;
                Execution.Threads.Separate = true;
            }
            events = Execution.Graph.Count;
        }
    }

    /// <summary>How often a run was begun again because a thread was needed that could not go on.</summary>
    public long Conflicts { get; private set; }

    private void Restart()
    {
        Restarts++;
        Restarted?.Invoke();
        Executions = DeadEnds = Cut = 0;
        LeftOutTimers = false;
        LoadInitializers(Execution.Knowledge);
        var cells = new Cells();
        Execution.Use(cells, makeStrategy(cells));
    }

    private void LoadInitializers(Knowledge knowledge)
    {
        initializers.Clear();
        foreach (Type type in knowledge.Initializers)
            initializers.Add(InitializerOf(type));
    }

    private static Action InitializerOf(Type type)
    {
        var initialize = type.GetMethod("$initialize", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.CreateDelegate<Action>();
        return
        () =>
        {
            try
            {
                initialize();
            }
            catch (TypeInitializationException)
            {
                // It fails again where the type is used.
            }
        };
    }
}
