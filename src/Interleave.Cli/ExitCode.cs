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
    public static int Of(IEnumerable<CheckResult> results, bool requireExhaustive)
    {
        var outcomes = results.Select(r => r.Outcome).ToHashSet();
        return outcomes.Contains(Outcome.Failed) ? Bug
            : outcomes.Contains(Outcome.Error) || outcomes.Contains(Outcome.NotInstrumented) ? Internal
            : requireExhaustive && outcomes.Contains(Outcome.NoBugFound) ? NotExhaustive
            : Good;
    }
}
