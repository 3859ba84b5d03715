using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>The first line of a report: mark, test, verdict, how much and how long.</summary>
internal static class VerdictLine
{
    public static string Of(CheckResult result) =>
        $"{Mark(result.Outcome)} {Words.Plain(result.Test)}   {Verdict(result)}{Model(result)}   ({Measure(result)}{Words.Seconds(result.Seconds)})";

    /// <summary>The outcome in words, with the kind of a failure.</summary>
    public static string Verdict(CheckResult result) => result.Outcome switch
    {
        Outcome.Verified => result.LoadBufferingNotExplored ? "VERIFIED (load buffering not explored)" : "VERIFIED",
        Outcome.NoBugFound => "NO BUG FOUND",
        Outcome.NotInstrumented => "NOT INSTRUMENTED",
        Outcome.Error => "ERROR in the checker",
        _ => result.Kind is { } kind ? $"FAILED: {Name(kind)}" : "FAILED",
    };

    /// <summary>The outcome in kebab case, as in the JSON document.</summary>
    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.NoBugFound => "no-bug-found",
        Outcome.NotInstrumented => "not-instrumented",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    public static string Name(FailureKind kind) => kind.ToString().ToLowerInvariant();

    private static char Mark(Outcome outcome) => outcome switch
    {
        Outcome.Verified => '✓',
        Outcome.NoBugFound => '○',
        Outcome.Failed => '✗',
        _ => '!',
    };

    private static string Model(CheckResult result) =>
        result.HoldsIn.Count > 1 ? $" under {Words.List(result.HoldsIn)}" : result.Memory is "sc" or "" ? "" : $" under {result.Memory}";

    private static string Measure(CheckResult result) => result.Outcome switch
    {
        Outcome.Failed when result.Executions > 0 => $"execution {Words.Number(result.Executions)}, ",
        Outcome.Verified or Outcome.NoBugFound => Words.Count(result.Executions, "execution") + ", ",
        _ => "",
    };
}
