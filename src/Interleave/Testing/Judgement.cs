using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Testing;

/// <summary>What a verdict means to a test framework, which knows only pass and fail.</summary>
internal static class Judgement
{
    /// <summary>Whether a test with this verdict fails.</summary>
    public static bool Fails(CheckResult result, CheckOptions options) => result.Outcome switch
    {
        Outcome.Verified => false,
        Outcome.NoBugFound => options.RequireExhaustive || result.DivergedAt > 0,
        _ => true,
    };

    /// <summary>The report as the message of a test.</summary>
    /// <param name="result">The verdict.</param>
    /// <param name="replay">How a test replays a schedule, with <see cref="TextOptions.TokenMark"/>.</param>
    /// <param name="isReplay">Whether the schedule was given.</param>
    public static string Report(CheckResult result, string replay, bool isReplay)
    {
        using var text = new StringWriter { NewLine = "\n" };
        TextReport.Write(result, text, new TextOptions { ReplayCommand = replay, IsReplay = isReplay });
        return text.ToString().TrimEnd();
    }
}
