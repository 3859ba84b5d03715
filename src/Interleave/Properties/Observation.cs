using Interleave.Tracing;

namespace Interleave.Properties;

/// <summary>What all explored executions of one scenario show.</summary>
public sealed record Observation
{
    /// <summary>The verdict and the figures of the search, without a schedule. The search goes on after failures; the first one is told, of those that are more than waiting for ever if there are any.</summary>
    public required CheckResult Result { get; init; }

    /// <summary>
    /// Whether every execution was explored to its end: what was not seen does not happen. False when time ran out, a
    /// loop was cut, or a failing thread took others down that had more to do.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether two threads can be between their <c>Section.Enter</c> and <c>Section.Exit</c> at once.</summary>
    public bool IsSharedByTwo { get; init; }

    /// <summary>Whether any thread passes a <c>Section.Enter</c>.</summary>
    public bool HasSections { get; init; }

    /// <summary>How often a thread that has requested the section is overtaken by one other, at most; null without requests.</summary>
    public int? OvertakenAfterRequest { get; init; }

    /// <summary>How often a thread that has passed its doorway is overtaken by one other, at most; null without doorways.</summary>
    public int? OvertakenAfterDoorway { get; init; }

    /// <summary>The most entries of one thread: nobody can be overtaken more often.</summary>
    public int MostEntries { get; init; }

    /// <summary>Whether some thread waits in a loop.</summary>
    public bool WaitsBusily { get; init; }

    /// <summary>Whether threads can end up waiting for ever, in a loop or for each other.</summary>
    public bool Hangs { get; init; }

    /// <summary>
    /// Whether two accesses to the same memory, one of them a write and not both atomic, were ever unordered. As long as
    /// that is not so, all memory models have the same executions.
    /// </summary>
    public bool SawConflict { get; init; }

    /// <summary>Whether it is of executions that sequential consistency does not have: overtaking is not measured then.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Whether an execution fails otherwise than by waiting for ever.</summary>
    public bool GoesWrong { get; init; }

    /// <summary>Overtaking as the algorithm means it: from the doorway, if it has one, else from the request.</summary>
    public int? Overtaken => OvertakenAfterDoorway ?? OvertakenAfterRequest;

    /// <summary>Whether <see cref="Overtaken"/> is the largest that there is.</summary>
    public bool IsOvertakenExact => Overtaken is { } n && (IsComplete || n == MostEntries);
}
