namespace Interleave.Tracing;

/// <summary>The verdict of a check.</summary>
public enum Outcome
{
    /// <summary>Every execution was explored, no bound was reached, none fails.</summary>
    Verified,

    /// <summary>No execution fails, but a budget or a bound ended the search.</summary>
    NoBugFound,

    /// <summary>An execution fails.</summary>
    Failed,

    /// <summary>The code was not, or not wholly, under the checker's control: nothing can be said.</summary>
    NotInstrumented,

    /// <summary>The checker itself failed.</summary>
    Error,
}

/// <summary>What a failing execution shows; the first that applies.</summary>
public enum FailureKind
{
    /// <summary>The program does not do the same when it is run the same way again.</summary>
    Nondeterminism,

    /// <summary>An exception that no handler took.</summary>
    Exception,

    /// <summary>An exception of a test framework or a failed Debug.Assert.</summary>
    Assertion,

    /// <summary>Threads that wait for each other, or for something that nobody does.</summary>
    Deadlock,

    /// <summary>A waiting loop that cannot end.</summary>
    Hang,

    /// <summary>A race that breaks something: a torn value, a collection used without a lock.</summary>
    Race,

    /// <summary>A lock held at the end.</summary>
    Leak,
}

/// <summary>What a check has found.</summary>
public sealed record CheckResult
{
    /// <summary>The test, as <c>Type.Method</c>.</summary>
    public required string Test { get; init; }

    /// <summary>The memory model: <c>sc</c>, <c>tso</c> or <c>dotnet</c>; of several that were explored, the last.</summary>
    public string Memory { get; init; } = "sc";

    /// <summary>The memory models for which <see cref="Outcome.Verified"/> holds, those included that cannot differ.</summary>
    public IReadOnlyList<string> HoldsIn { get; init; } = [];

    /// <summary>The results under the stronger memory models that were explored before this one.</summary>
    public IReadOnlyList<CheckResult> Earlier { get; init; } = [];

    /// <summary>Whether a thread reads plain memory that is raced on and then writes some: what .NET would allow beyond what was explored.</summary>
    public bool LoadBufferingNotExplored { get; init; }

    /// <summary>The verdict.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What fails, when <see cref="Outcome"/> is <see cref="Outcome.Failed"/>.</summary>
    public FailureKind? Kind { get; init; }

    /// <summary>
    /// The failure in words (the assertion's message, the exception with its type, what cannot be controlled …);
    /// for <see cref="Outcome.NoBugFound"/>, the budget or bound that ended the search.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>Where the failure shows.</summary>
    public Place? Place { get; init; }

    /// <summary>How many complete executions were explored (the failing one included).</summary>
    public long Executions { get; init; }

    /// <summary>
    /// How many of the executions up to one that fails had schedules drawn at random. Where none fails, those that were drawn
    /// are not counted at all: they are among the others.
    /// </summary>
    public long Drawn { get; init; }

    /// <summary>How many runs ended blocked by a choice that another run resolves.</summary>
    public long DeadEnds { get; init; }

    /// <summary>How much is left, when the search ended early: work items known and not done, and an estimate of the executions in all (0 when unknown).</summary>
    public long Pending { get; init; }

    /// <summary>An estimate of all executions, when the search ended early; 0 when unknown.</summary>
    public double EstimatedExecutions { get; init; }

    /// <summary>Preemptions in <see cref="Trace"/>.</summary>
    public int Preemptions { get; init; }

    /// <summary>The step at which the program did not follow the schedule that was to be replayed; 0 when it did.</summary>
    public int DivergedAt { get; init; }

    /// <summary>Wall-clock seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The replay token of <see cref="Trace"/>, or null.</summary>
    public string? Replay { get; init; }

    /// <summary>The shortest failing schedule found, or null.</summary>
    public Trace? Trace { get; init; }

    /// <summary>For a program that fails under a weaker memory model only: what would make it right, or null when that was not looked for.</summary>
    public RepairAdvice? Repair { get; init; }

    /// <summary>Races that were seen and break nothing by themselves.</summary>
    public IReadOnlyList<Race> Races { get; init; } = [];

    /// <summary>Races that were seen and are allowed.</summary>
    public IReadOnlyList<AllowedRace> AllowedRaces { get; init; } = [];

    /// <summary>Remarks that belong beside the verdict: bounds reached, what was left out, loops that can be overtaken for ever.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
