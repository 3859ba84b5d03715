using System.Text.Json.Serialization;
using Interleave.Tracing;

namespace Interleave;

/// <summary>How the next execution is chosen.</summary>
public enum StrategyKind
{
    /// <summary>Every execution once, and now and then some drawn at random, which find some bugs sooner.</summary>
    Exhaustive,

    /// <summary>Schedules drawn at every step; in every second execution the first thread goes on whenever it can.</summary>
    Random,

    /// <summary>Probabilistic concurrency testing: random priorities, changed at a few random steps.</summary>
    Pct,
}

/// <summary>Which memory models a check is about.</summary>
public enum MemoryChoice
{
    /// <summary>Sequential consistency only.</summary>
    Sc,

    /// <summary>x86 only.</summary>
    Tso,

    /// <summary>What .NET promises on every machine.</summary>
    DotNet,

    /// <summary>Sequential consistency, then x86, then .NET; the first that fails ends it.</summary>
    All,
}

/// <summary>What races that break nothing by themselves count as.</summary>
public enum RacePolicy
{
    /// <summary>A remark beside the verdict.</summary>
    Note,

    /// <summary>A failure.</summary>
    Fail,

    /// <summary>Nothing.</summary>
    Ignore,
}

/// <summary>How a check is done.</summary>
public sealed record CheckOptions
{
    /// <summary>How a check among other tests is done: with a time budget of 1 s, so that a suite stays quick.</summary>
    public static CheckOptions ForTests { get; } = new() { TimeBudget = TimeSpan.FromSeconds(1) };

    /// <summary>How the next execution is chosen.</summary>
    public StrategyKind Strategy { get; init; } = StrategyKind.Exhaustive;

    /// <summary>The memory models; the random strategies know sequential consistency only.</summary>
    public MemoryChoice Memory { get; init; } = MemoryChoice.All;

    /// <summary>The time after which the search ends; 60 s by default.</summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The number of executions after which the search ends.</summary>
    public long MaxExecutions { get; init; } = long.MaxValue;

    /// <summary>The seed of what is drawn at random: by the random strategies, and beside the exhaustive search.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// The number of preemptions up to which schedules are explored; all of them when null. A search that ends at the
    /// bound verifies nothing. The random strategies have no bound.
    /// </summary>
    public int? PreemptionBound { get; init; }

    /// <summary>Whether schedules are chosen step by step: these are sequentially consistent.</summary>
    internal bool DrawsSchedules => Strategy != StrategyKind.Exhaustive || PreemptionBound is not null;

    /// <summary>Whether a search that ends early fails the test: for <see cref="Interleave.Check"/> and test frameworks.</summary>
    public bool RequireExhaustive { get; init; }

    /// <summary>What races count as.</summary>
    public RacePolicy Races { get; init; } = RacePolicy.Note;

    /// <summary>The memory on which races are allowed, as <c>Type.field</c>, or a report's name of it (<c>*</c> stands for anything).</summary>
    public IReadOnlyList<string> AllowedRaces { get; init; } = [];

    /// <summary>How often a loop that has effects may go round in one execution.</summary>
    public int LoopBound { get; init; } = 200;

    /// <summary>A change of the program to be tried.</summary>
    internal Repairs.Repair? Repair { get; init; }

    /// <summary>How long an execution may go on without any step before it counts as stuck in code that is not controlled.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called about every 100 ms while a search of over a second goes on, on the checking thread.</summary>
    [JsonIgnore]
    public Action<Progress>? Progress { get; init; }
}

/// <summary>How far a search is.</summary>
/// <param name="Executions">Complete executions so far.</param>
/// <param name="DeadEnds">Dead ends so far.</param>
/// <param name="Elapsed">Time so far.</param>
/// <param name="EstimatedExecutions">An estimate of all executions; 0 when unknown.</param>
/// <param name="Deviation">The estimate's standard deviation.</param>
public readonly record struct Progress(long Executions, long DeadEnds, TimeSpan Elapsed, double EstimatedExecutions, double Deviation);
