using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>What happens inside one call of a library (frames without a source line) is one row unless everything is asked for.</summary>
internal static class LibraryFolding
{
    /// <summary>The library's frames of a step, innermost first; none when no frame has a source line.</summary>
    public static IReadOnlyList<Place> FramesOf(TraceStep step)
    {
        var frames = step.Stack.TakeWhile(p => p.File is null).ToList();
        return frames.Count == step.Stack.Count ? [] : frames;
    }

    /// <summary>The index after the steps of a turn that belong to the same call of a library as the step at <paramref name="first"/>.</summary>
    public static int EndOfCall(Schedule schedule, Turn turn, int first)
    {
        var call = CallOf(schedule.Steps[first]);
        var end = first + 1;
        while (call is not null && end < turn.End && CallOf(schedule.Steps[end]) == call)
        {
            end++;
        }

        return end;
    }

    public static string Describe(Schedule schedule, int first, int end) =>
        $"{schedule.Places.Short(schedule.PlaceOf(first))} {CallOf(schedule.Steps[first])!.Value.Method}: "
        + $"steps {schedule.Steps[first].Step} to {schedule.Steps[end - 1].Step}";

    /// <summary>The source line that calls a library, and the library's method it calls.</summary>
    private static (Place From, string Method)? CallOf(TraceStep step) =>
        FramesOf(step) is { Count: > 0 } frames ? (step.Stack[frames.Count], frames[^1].Method) : null;
}
