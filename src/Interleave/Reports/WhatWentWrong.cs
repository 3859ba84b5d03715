using Interleave.Reports.Detectors;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Says in one or two plain sentences what went wrong, from the failing schedule alone.</summary>
public static class WhatWentWrong
{
    /// <summary>The explanation, or null when none is known that fits.</summary>
    public static string? Explain(CheckResult result)
    {
        if (result is not { Outcome: Outcome.Failed, Trace: { } trace })
        {
            return null;
        }

        var schedule = new Schedule(trace);
        foreach (var explain in DetectorsFor(result.Kind))
        {
            if (explain(schedule) is { } text)
            {
                return Words.Plain(text);
            }
        }

        return null;
    }

    /// <summary>The more specific first: a lost update is also a stale read that is acted on.</summary>
    private static Func<Schedule, string?>[] DetectorsFor(FailureKind? kind) => kind switch
    {
        FailureKind.Assertion or FailureKind.Exception => [WeakMemory.Explain, TornValue.Explain, LostUpdateWords.Explain, StaleCheck.Explain],
        FailureKind.Race => [TornValue.Explain],
        FailureKind.Deadlock => [DeadlockCycle.Explain, LostWakeUp.Explain, EndlessWait.Explain],
        FailureKind.Hang => [WeakMemory.Explain, EndlessLoop.Explain],
        FailureKind.Leak => [HeldAtEnd.Explain],
        _ => [],
    };
}
