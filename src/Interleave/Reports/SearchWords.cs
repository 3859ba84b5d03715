using System.Globalization;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>How much was explored, and what is left.</summary>
internal static class SearchWords
{
    public static string? Describe(CheckResult result) => result.Outcome switch
    {
        Outcome.Verified when result.Earlier.Count > 0 =>
            $"Explored: all executions, {Words.List([.. result.Earlier.Append(result).Select(Under)])}; no bound was reached.",
        Outcome.Verified when result.HoldsIn.Count > 1 =>
            $"Explored: all {Words.Count(result.Executions, "execution")}{DeadEnds(result)}; no bound was reached. Everything shared is ordered, so that the memory models do not differ.",
        Outcome.Verified => $"Explored: all {Words.Count(result.Executions, "execution")}{DeadEnds(result)}; no bound was reached.",
        Outcome.NoBugFound => $"Explored: {Words.Count(result.Executions, "execution")}{DeadEnds(result)}. {Left(result)}",
        Outcome.Failed when result.Executions > 0 =>
            $"Explored: {Words.Count(result.Executions, "execution")}{Drawn(result)}{DeadEnds(result)}; the search ends with the first that fails.{Stronger(result)}",
        _ => null,
    };

    private static string Under(CheckResult result) => $"{Words.Number(result.Executions)} under {result.Memory}{DeadEnds(result)}";

    /// <summary>A program that fails only where memory is weaker is right where it is stronger.</summary>
    private static string Stronger(CheckResult result) =>
        result.Earlier.Count == 0 ? "" : $" No execution fails under {Words.List([.. result.Earlier.Select(r => $"{r.Memory} ({Words.Number(r.Executions)})")])}.";

    private static string Drawn(CheckResult result) => result.Drawn == 0 ? "" : $" ({Words.Number(result.Drawn)} of them drawn at random)";

    private static string DeadEnds(CheckResult result) =>
        result.DeadEnds == 0 ? "" : $", {Words.Count(result.DeadEnds, "dead end")}";

    private static string Left(CheckResult result)
    {
        var branches = result.Pending == 0
            ? ""
            : $"{Words.Count(result.Pending, "branch is", "branches are")} known and not explored";
        if (result.EstimatedExecutions <= 0)
        {
            return branches.Length == 0
                ? "How much is left is not known."
                : $"Left: {branches}; how many executions they hold is not known.";
        }

        var share = Math.Clamp(100 * result.Executions / result.EstimatedExecutions, 0, 100);
        var percent = share < 1 ? "less than 1" : share.ToString("0", CultureInfo.InvariantCulture);
        var estimate = $"about {Words.Number(Rounded(result.EstimatedExecutions))} executions in all, so about {percent} % is done";
        return branches.Length == 0 ? $"Left: {estimate}." : $"Left: {branches}; {estimate}.";
    }

    /// <summary>Two digits: an estimate does not know more.</summary>
    internal static double Rounded(double estimate)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, estimate))) - 1));
        return Math.Round(estimate / unit) * unit;
    }
}
