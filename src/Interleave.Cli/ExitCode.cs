using Interleave.Tracing;

namespace Interleave.Cli;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    public const int Good = 0;
    public const int Usage = 1;
    public const int Bug = 2;
    public const int Internal = 3;
    public const int NotExhaustive = 4;

    /// <summary>A bug outweighs what could not be checked, and that outweighs what was not checked to the end.</summary>
    /// <param name="results">What was checked.</param>
    /// <param name="requireExhaustive">Whether a search that ended early is a fault.</param>
    /// <param name="interrupted">Whether the user ended it before all was checked.</param>
    public static int Of(IEnumerable<CheckResult> results, bool requireExhaustive, bool interrupted = false)
    {
        var outcomes = results.Select(r => r.Outcome).ToHashSet();
        return outcomes.Contains(Outcome.Failed) ? Bug
            : interrupted || outcomes.Contains(Outcome.Error) || outcomes.Contains(Outcome.NotInstrumented) ? Internal
            : requireExhaustive && outcomes.Contains(Outcome.NoBugFound) ? NotExhaustive
            : Good;
    }
}
