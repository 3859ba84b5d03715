using Interleave.Tracing;

namespace Interleave.Tests.Reports;

/// <summary>Writes traces by hand: a line for each step.</summary>
internal sealed class TraceBuilder(string file)
{
    private readonly List<TraceStep> _steps = [];
    private readonly List<BlockedThread> _blocked = [];
    private readonly Dictionary<string, int> _lastWrite = [];

    public TraceBuilder Read(string thread, int line, string location, string value) =>
        Add(thread, line, StepKind.Read, location, s => s with { Value = value, ReadsFrom = _lastWrite.GetValueOrDefault(location) });

    public TraceBuilder Write(string thread, int line, string location, string value)
    {
        _lastWrite[location] = _steps.Count + 1;
        return Add(thread, line, StepKind.Write, location, s => s with { Value = value });
    }

    public TraceBuilder Update(string thread, int line, string location, string value, string? written) =>
        Add(thread, line, StepKind.Update, location, s => s with { Value = value, Written = written, ReadsFrom = 0 });

    public TraceBuilder Do(string thread, int line, StepKind kind, string location, bool? succeeded = null) =>
        Add(thread, line, kind, location, s => s with { Succeeded = succeeded });

    /// <summary>A step inside a library that has no source, called from a line of ours.</summary>
    public TraceBuilder Inside(string thread, int line, string library, StepKind kind, string location) =>
        Add(thread, line, kind, location, s => s with { Value = "1", Stack = [new Place(library, null, 0), .. s.Stack] });

    public TraceBuilder In(string otherFile, Func<TraceBuilder, TraceBuilder> steps)
    {
        var other = steps(new TraceBuilder(otherFile));
        foreach (var step in other._steps)
        {
            _steps.Add(step with { Step = _steps.Count + 1 });
        }

        return this;
    }

    public TraceBuilder Blocked(string thread, int line, BlockReason reason, string? waitsFor = null, string? heldBy = null, (string Name, int Line)[]? holds = null, LoopRead[]? reads = null)
    {
        _blocked.Add(new BlockedThread
        {
            Thread = thread,
            Reason = reason,
            WaitsFor = waitsFor,
            HeldBy = heldBy,
            Holds = [.. (holds ?? []).Select(h => new HeldObject(h.Name, At(h.Line)))],
            Reads = reads ?? [],
            Stack = [At(line)],
        });
        return this;
    }

    public Trace Build() => new() { Threads = [.. _steps.Select(s => s.Thread).Distinct().Order(StringComparer.Ordinal)], Steps = _steps, Blocked = _blocked };

    public CheckResult Failed(FailureKind kind, string message, int preemptions, int line = 0, string test = "Sample.Test") => new()
    {
        Test = test,
        Outcome = Outcome.Failed,
        Kind = kind,
        Message = message,
        Place = line == 0 ? null : At(line),
        Executions = 3,
        Preemptions = preemptions,
        Seconds = 0.02,
        Trace = Build(),
    };

    private Place At(int line) => new("Sample.Test", $"/src/{file}", line);

    private TraceBuilder Add(string thread, int line, StepKind kind, string location, Func<TraceStep, TraceStep> more)
    {
        _steps.Add(more(new TraceStep { Step = _steps.Count + 1, Thread = thread, Kind = kind, Location = location, Stack = [At(line)] }));
        return this;
    }
}
