using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>What a step does, in a few words; the kinds' names for machines are here too.</summary>
internal static class StepWords
{
    public static string Describe(TraceStep step) => step.Missed is { } missed
        ? $"{WithoutMissed(step)} ({Missing(step, missed)})"
        : WithoutMissed(step);

    private static string Missing(TraceStep step, int missed) =>
        step.OnlyReads() ? $"not step {missed}'s" : step.Kind is StepKind.Write or StepKind.Update ? $"before step {missed}'s" : $"as before step {missed}";

    private static string WithoutMissed(TraceStep step)
    {
        var it = Words.Plain(step.Location ?? "an object");
        var value = Words.Plain(step.Value ?? "?");
        return step.Kind switch
        {
            StepKind.Read => $"reads {it} → {value}",
            StepKind.Write => $"{it} = {value}",
            StepKind.Update when step.Written is null => $"atomic: reads {it} → {value}, writes nothing",
            StepKind.Update => $"atomic: reads {it} → {value}, {it} = {Words.Plain(step.Written)}",
            StepKind.Fence => "memory barrier",
            StepKind.Enter => $"takes {it}",
            StepKind.TryEnter when step.Succeeded is null => $"looks whether {it} is held",
            StepKind.TryEnter => step.Succeeded == true ? $"tries {it} → takes it" : $"tries {it} → does not get it",
            StepKind.Exit => $"releases {it}",
            StepKind.Wait => $"waits on {it}, which it releases",
            StepKind.Reenter when step.Succeeded == false => $"stops waiting (time is up), takes {it}",
            StepKind.Reenter => $"is woken, takes {it}",
            StepKind.Pulse => $"wakes one on {it}",
            StepKind.PulseAll => $"wakes all on {it}",
            StepKind.SemaphoreWait => step.Succeeded == false ? $"gets nothing from {it}" : $"takes from {it}",
            StepKind.SemaphoreRelease => $"gives back to {it}",
            StepKind.Start => $"starts {it}",
            StepKind.Join => step.Succeeded == false ? $"stops waiting for the end of {it}" : $"sees the end of {it}",
            StepKind.Call => Words.Plain(step.Text ?? $"calls {it}"),
            _ => Words.Plain(step.Text ?? it) + (step.Succeeded == false ? " → false" : ""),
        };
    }

    /// <summary>The kind in kebab case, as in the JSON document.</summary>
    public static string Name(StepKind kind) => kind switch
    {
        StepKind.TryEnter => "try-enter",
        StepKind.PulseAll => "pulse-all",
        StepKind.SemaphoreWait => "semaphore-wait",
        StepKind.SemaphoreRelease => "semaphore-release",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether a thread takes no step and waits for the end of others: mostly the test's body, which is no news and would cost a column.</summary>
    public static bool OnlyJoins(this Trace trace, BlockedThread blocked) =>
        blocked.Reason == BlockReason.Join && !trace.Threads.Contains(blocked.Thread);

    /// <summary>Whether the step changes memory.</summary>
    public static bool Writes(this TraceStep step) =>
        step.Kind == StepKind.Write || (step.Kind == StepKind.Update && step.Written is not null);

    /// <summary>Whether the step only looks at memory.</summary>
    public static bool OnlyReads(this TraceStep step) =>
        step.Kind == StepKind.Read || (step.Kind == StepKind.Update && step.Written is null);
}
