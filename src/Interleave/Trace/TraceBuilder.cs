using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Surface;

namespace Interleave.Tracing;

/// <summary>Makes a <see cref="Trace"/> of an execution that was run step by step.</summary>
internal sealed class TraceBuilder
{
    private readonly Execution execution;
    private readonly Graph graph;
    private readonly Recorder recorder;
    private readonly Naming naming;
    private readonly ObjectWords words;
    private readonly Dictionary<int, int> stepOf = [];

    private TraceBuilder(Execution execution, RewrittenAssembly assembly, Recorder recorder)
    {
        this.execution = execution;
        graph = execution.Graph;
        this.recorder = recorder;
        naming = new Naming(execution, assembly, recorder);
        words = new ObjectWords(execution, naming);
    }

    public static Trace Build(Execution execution, RewrittenAssembly assembly, Recorder recorder, out Naming naming)
    {
        var builder = new TraceBuilder(execution, assembly, recorder);
        naming = builder.naming;
        return builder.Build();
    }

    /// <summary>The event behind each step, by number from 1.</summary>
    public static List<int> VisibleEvents(Graph graph)
    {
        var events = new List<int>();
        for (int thread = 0; thread < graph.ThreadCount; thread++)
            for (int e = graph.First(thread); e != Graph.None; e = graph[e].PoNext)
                if (Visibility.IsVisible(graph[e]))
                    events.Add(e);
        events.Sort((a, b) => graph[a].Stamp.CompareTo(graph[b].Stamp));
        return events;
    }

    private Trace Build()
    {
        StaleSteps? stale = execution.Strategy.Memory is OrderSearch model ? new StaleSteps(graph, model, e => stepOf[e], Name, naming.Of) : null;
        List<int> events = VisibleEvents(graph);
        var steps = new List<TraceStep>();
        foreach (int e in events)
        {
            stepOf[e] = steps.Count + 1;
            steps.Add(StepOf(e, steps.Count + 1));
        }
        for (int i = events.Count - 2; i >= 0; i--)
        {
            bool waits = graph[events[i]].Thread == graph[events[i + 1]].Thread ? steps[i + 1].EndsWaiting : !execution.WasRunnable(events[i], events[i + 1]);
            steps[i] = steps[i] with { EndsWaiting = waits };
        }
        for (int i = 0; i < events.Count && stale is not null; i++)
            if (stale.Of(events[i]) is var (write, why))
                steps[i] = steps[i] with { Missed = stepOf[write], Why = why };
        return new Trace
        {
            Threads = [.. Enumerable.Range(0, execution.Threads.Count)
                .Where(t => events.Any(e => graph[e].Thread == t) || (t > 0 && IsStuck(execution.Threads[t])))
                .Select(Name)],
            Steps = steps,
            Blocked = [.. Enumerable.Range(0, execution.Threads.Count).Select(t => execution.Threads[t]).Where(IsStuck).Select(BlockedOf)],
        };
    }

    private string Name(int thread) => execution.NameOf(execution.Threads[thread]);

    private static bool IsStuck(LogicalThread thread) => thread.Wait is Wait.Operation or Wait.End or Wait.Loop;

    private TraceStep StepOf(int e, int number)
    {
        ref Event it = ref graph[e];
        bool reference = (it.Flags & EventFlags.Reference) != 0;
        var step = new TraceStep
        {
            Step = number,
            Thread = Name(it.Thread),
            Kind = KindOf(it),
            Location = it.Cell == Graph.None || it.Kind == EventKind.Operation ? null : naming.Of(it.Cell),
            Stack = recorder.Places.GetValueOrDefault((it.Thread, it.Index), []),
            GoesRound = execution.Threads[it.Thread].LoopWaits.Contains(it.Index),
        };
        if (recorder.Calls.TryGetValue((it.Thread, it.Index), out string? call))
            return step with { Kind = StepKind.Call, Text = call };
        long found = it.Reads ? it.ReadsFrom == Graph.None ? execution.Cells[it.Cell].Initial : graph[it.ReadsFrom].Value : 0;
        int? from = it.Reads ? stepOf.GetValueOrDefault(it.ReadsFrom) : null;
        switch (it.Kind)
        {
            case EventKind.Read when it.IsAtomic:
                return step with { Kind = StepKind.Update, Value = naming.Value(it.Field, found, reference), ReadsFrom = from };
            case EventKind.Read:
                return step with { Value = naming.Value(it.Field, found, reference), ReadsFrom = from };
            case EventKind.Write:
                return step with { Value = naming.Value(it.Field, it.Value, reference) };
            case EventKind.Update:
                return step with { Value = naming.Value(it.Field, found, reference), Written = naming.Value(it.Field, it.Value, reference), ReadsFrom = from };
            case EventKind.Operation:
                return OperationStep(step, it);
            default:
                return step;
        }
    }

    private TraceStep OperationStep(TraceStep step, in Event it)
    {
        if (words.Of(it) is { } text)
            step = step with { Text = text };
        (int cell, Operation operation, _) = words.PartOf(it);
        step = step with { Location = naming.Of(cell) };
        if (it.Result is Objects.GroupObject.Interrupted or Objects.GroupObject.MustWait)
            return step;
        return operation switch
        {
            Operation.MutexWait => step with { Succeeded = it.Result != 0 },
            Operation.MonitorTryEnter or Operation.LockTryEnter => step with { Succeeded = it.Result == 1 },
            Operation.SemaphoreWait => step with { Succeeded = it.Operand < 0 ? null : it.Result == 1 },
            Operation.ThreadJoin => step with { Location = ThreadOf(it), Succeeded = it.Result == 1 },
            Operation.MonitorExpire => step with { Text = it.Result == 1 ? "has been pulsed" : "stops waiting: the timeout expires", Succeeded = it.Result == 1 },
            >= Operation.SlimEnterRead => step with { Text = OperationWords.Describe(operation, it.Operand, it.Result, step.Location!) },
            Operation.SemaphoreCount => step with { Text = $"reads CurrentCount → {it.Result}" },
            Operation.SemaphoreDispose => step with { Text = "disposes" },
            Operation.ThreadIsAlive => step with { Location = ThreadOf(it), Text = $"looks whether it is alive → {(it.Result != 0 ? "true" : "false")}" },
            Operation.ThreadState => step with { Location = ThreadOf(it), Text = $"reads ThreadState → {(ThreadState)it.Result}" },
            _ => step,
        };
    }

    private string ThreadOf(in Event it) => Name(-1 - execution.Cells[words.PartOf(it).Cell].Location);

    private StepKind KindOf(in Event it) => it.Kind switch
    {
        EventKind.Read => StepKind.Read,
        EventKind.Write => StepKind.Write,
        EventKind.Update => StepKind.Update,
        EventKind.Fence => StepKind.Fence,
        EventKind.Operation when words.Of(it) is not null => StepKind.Other,
        EventKind.Operation => words.PartOf(it).Operation switch
        {
            Operation.MutexWait => it.Result == 0 || words.PartOf(it).Argument >= 0 ? StepKind.TryEnter : StepKind.Enter,
            Operation.MutexRelease => StepKind.Exit,
            Operation.MonitorEnter or Operation.LockEnter => StepKind.Enter,
            Operation.MonitorTryEnter or Operation.LockTryEnter => StepKind.TryEnter,
            Operation.MonitorExit or Operation.LockExit => StepKind.Exit,
            Operation.MonitorWait => StepKind.Wait,
            Operation.MonitorReenter => StepKind.Reenter,
            Operation.MonitorPulse => StepKind.Pulse,
            Operation.MonitorPulseAll => StepKind.PulseAll,
            Operation.SemaphoreWait => StepKind.SemaphoreWait,
            Operation.SemaphoreRelease => StepKind.SemaphoreRelease,
            Operation.ThreadJoin => StepKind.Join,
            _ => StepKind.Other,
        },
        _ => StepKind.Other,
    };

    private BlockedThread BlockedOf(LogicalThread thread)
    {
        var blocked = new BlockedThread
        {
            Thread = execution.NameOf(thread),
            Reason = BlockReason.Other,
            Stack = recorder.Waits.GetValueOrDefault(thread.Number, []),
            Holds = [.. thread.Holds.Keys.Select(cell => new HeldObject(naming.Of(cell), TakenAt(thread.Number, cell)))],
        };
        switch (thread.Wait)
        {
            case Wait.End:
                return blocked with { Reason = BlockReason.Join, WaitsFor = Name(thread.WaitFor) };
            case Wait.Loop:
                return blocked with { Reason = BlockReason.Loop, Reads = [.. ReadsOf(thread)] };
            default:
                (int chain, Operation operation, long argument) = thread.Pending;
                int last = graph.LastWrite(chain);
                long whole = last == Graph.None ? execution.Cells[chain].Initial : graph[last].Value;
                IReadOnlyList<(int Cell, Operation Operation, long Argument)> parts = execution.PartsOf(chain, operation, argument);
                int cell = parts[0].Cell;
                operation = parts[0].Operation;
                int state = execution.StateOf(cell, (int)whole);
                if (words.InVain(parts, (int)whole) is { } inVain)
                {
                    return blocked with { WaitsFor = words.Listed(chain, argument, parts), Text = inVain, AtLast = words.AtLast(cell, operation) };
                }
                int holder = execution.Cells[cell].Machine!.HolderAgainst(state, thread.Number);
                return blocked with
                {
                    Reason = operation switch
                    {
                        Operation.MonitorReenter when holder < 0 => BlockReason.Wait,
                        Operation.MonitorReenter => IsPulsed(cell, state, thread.Number) ? BlockReason.Lock : BlockReason.Wait,
                        Operation.SemaphoreWait => BlockReason.Semaphore,
                        Operation.ThreadJoin => BlockReason.Join,
                        _ => BlockReason.Lock,
                    },
                    WaitsFor = naming.Of(cell),
                    HeldBy = holder < 0 ? null : Name(holder),
                };
        }
    }

    private bool IsPulsed(int cell, int state, int thread) =>
        ((Objects.MonitorObject)execution.Cells[cell].Machine!).StateOf(state).Pulsed is var pulsed
        && Enumerable.Range(0, pulsed.Count).Any(i => pulsed[i].Thread == thread);

    private Place? TakenAt(int thread, int cell)
    {
        for (int e = graph.Last(thread); e != Graph.None; e = graph[e].PoPrevious)
            if (graph[e].Kind == EventKind.Operation && words.PartOf(graph[e]).Cell == cell
                && (KindOf(graph[e]) is StepKind.Enter or StepKind.TryEnter or StepKind.Reenter || OperationWords.Takes(graph[e])))
                return recorder.Places.GetValueOrDefault((thread, graph[e].Index))?.FirstOrDefault();
        return null;
    }

    private IEnumerable<LoopRead> ReadsOf(LogicalThread thread)
    {
        var reads = new List<LoopRead>();
        for (int e = graph.Last(thread.Number); e != Graph.None && graph[e].Index >= thread.LoopStart; e = graph[e].PoPrevious)
        {
            if (graph[e].Kind != EventKind.Read)
                continue;
            long value = graph[e].ReadsFrom == Graph.None ? execution.Cells[graph[e].Cell].Initial : graph[graph[e].ReadsFrom].Value;
            reads.Insert(0, new LoopRead(naming.Of(graph[e].Cell), naming.Value(graph[e].Field, value, (graph[e].Flags & EventFlags.Reference) != 0)));
        }
        return reads.Distinct();
    }
}
