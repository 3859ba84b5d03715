using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Tracing;

/// <summary>
/// A graph stands for many schedules; this finds one with the fewest preemptions.
/// </summary>
/// <remarks>
/// Under a weaker memory model only program order, reads-from and the objects' chains are kept: which write a read takes
/// is told beside the schedule, and where there is no other way also which state an attempt that fails has found. A state is how far each thread has got and which one runs. The search goes by number of preemptions (a breadth-first
/// search with steps of cost 0 and 1) and gives up its claim to the minimum, not its result, beyond
/// <see cref="MaxStates"/> states.
/// </remarks>
internal sealed class Linearisation
{
    private const int MaxStates = 100_000;

    private readonly Execution execution;
    private readonly Graph graph;
    private readonly Cells cells;
    private readonly bool isWeak, looksBack;
    private readonly int[][] events;
    private readonly Dictionary<int, int> position = [];

    private sealed record State(int[] Done, int Running, State? From, int Cost);

    private Linearisation(Execution execution, bool isWeak, bool looksBack)
    {
        this.execution = execution;
        graph = execution.Graph;
        cells = execution.Cells;
        this.isWeak = isWeak;
        this.looksBack = looksBack;
        events = new int[graph.ThreadCount][];
        for (int thread = 0; thread < events.Length; thread++)
        {
            var mine = new List<int>();
            for (int e = graph.First(thread); e != Graph.None && !graph[e].IsBlocked; e = graph[e].PoNext)
            {
                position[e] = mine.Count;
                mine.Add(e);
            }
            events[thread] = [.. mine];
        }
    }

    /// <summary>The visible events in order, fewer than all where no such order is found; and how often a thread was left that could have gone on.</summary>
    public static (List<int> Events, int Preemptions) Of(Execution execution, bool isWeak)
    {
        var strict = new Linearisation(execution, isWeak, looksBack: false);
        (List<int> Events, int Preemptions) found = strict.Search();
        return isWeak && found.Events.Count < strict.VisibleCount ? new Linearisation(execution, isWeak, looksBack: true).Search() : found;
    }

    private int VisibleCount => events.Sum(thread => thread.Count(e => Visibility.IsVisible(graph[e])));

    private (List<int> Events, int Preemptions) Search()
    {
        var start = new State(new int[events.Length], 0, null, 0);
        AdvanceInvisibly(start.Done, 0);
        var frontier = new LinkedList<State>();
        frontier.AddLast(start);
        var seen = new HashSet<string>();
        State best = start;
        while (frontier.First is { } node)
        {
            State state = node.Value;
            frontier.RemoveFirst();
            if (!seen.Add(KeyOf(state)))
                continue;
            best = state;
            if (IsEnd(state))
                break;
            if (seen.Count > MaxStates)
                frontier.Clear();
            bool stays = CanStep(state.Done, state.Running);
            bool free = !stays && !CouldGoOn(state.Done, state.Running);
            // Backwards: of those that cost nothing the last one added is looked at first.
            for (int thread = events.Length - 1; thread >= 0; thread--)
            {
                if (!CanStep(state.Done, thread))
                    continue;
                int cost = thread == state.Running || free ? 0 : 1;
                var done = (int[])state.Done.Clone();
                done[thread]++;
                AdvanceInvisibly(done, thread);
                var next = new State(done, thread, state, state.Cost + cost);
                if (cost == 0)
                    frontier.AddFirst(next);
                else
                    frontier.AddLast(next);
            }
        }
        return (Steps(best), best.Cost);
    }

    private static string KeyOf(State state) => string.Join(',', state.Done) + ":" + state.Running;

    private bool IsEnd(State state)
    {
        for (int i = 0; i < events.Length; i++)
            if (state.Done[i] < events[i].Length)
                return false;
        return true;
    }

    /// <summary>What is no step of a schedule happens as soon as it can.</summary>
    private void AdvanceInvisibly(int[] done, int thread)
    {
        while (done[thread] < events[thread].Length && !Visibility.IsVisible(graph[events[thread][done[thread]]]) && IsReady(done, thread))
            done[thread]++;
    }

    private bool CanStep(int[] done, int thread) => done[thread] < events[thread].Length && IsReady(done, thread);

    private bool IsReady(int[] done, int thread)
    {
        int e = events[thread][done[thread]];
        ref Event it = ref graph[e];
        if (it.PoPrevious == Graph.None && graph.StartOf(thread) is var start && start != Graph.None && !Happened(done, start))
            return false;
        if (it.Cell == Graph.None)
            return true;
        if (it.Reads && !Happened(done, it.ReadsFrom))
            return false;
        if (isWeak && (it.Kind != EventKind.Operation || (looksBack && !it.Writes)))
            return true;
        if (!it.Writes)
        {
            // What is read must still be the last write.
            int next = graph.After(it.Cell, it.ReadsFrom);
            return next == Graph.None || !Happened(done, next);
        }
        if (!Happened(done, it.Previous))
            return false;
        for (int r = graph.FirstReader(it.Cell, it.Previous); r != Graph.None; r = graph[r].NextReader)
            if (r != e && !looksBack && position.ContainsKey(r) && !Happened(done, r))
                return false;
        return true;
    }

    private bool Happened(int[] done, int e) => e == Graph.None || (position.TryGetValue(e, out int at) && at < done[graph[e].Thread]);

    /// <summary>Whether a thread that has no ready step here could have gone on all the same, some other way.</summary>
    private bool CouldGoOn(int[] done, int thread)
    {
        bool waits = done[thread] == events[thread].Length;
        int next = waits ? graph.Last(thread) : events[thread][done[thread]];
        // A thread that waits at the end may not have had to when another one went on.
        if (next == Graph.None || (waits && !graph[next].IsBlocked))
        {
            // Where threads were chosen step by step, what they wait for is not in the graph.
            LogicalThread waiting = execution.Threads[thread];
            return waits && waiting.Wait == Wait.Operation && IsLetThrough(done, thread, waiting.Pending.Cell, waiting.Pending.Operation, waiting.Pending.Argument);
        }
        ref Event it = ref graph[next];
        return it.Kind != EventKind.Operation || IsLetThrough(done, thread, it.Cell, (Operation)it.Code, it.Operand);
    }

    private bool IsLetThrough(int[] done, int thread, int cell, Operation operation, long argument)
    {
        int last = Graph.None;
        for (int w = graph.FirstWrite(cell); w != Graph.None && Happened(done, w); w = graph[w].Next)
            last = w;
        long state = last == Graph.None ? cells[cell].Initial : graph[last].Value;
        return cells[cell].Machine!.Apply((int)state, operation, thread, argument).Effect != Objects.Effect.Blocked;
    }

    private List<int> Steps(State end)
    {
        var path = new List<State>();
        for (State? state = end; state is not null; state = state.From)
            path.Add(state);
        path.Reverse();
        var steps = new List<int>();
        for (int i = 1; i < path.Count; i++)
        {
            int thread = path[i].Running;
            int e = events[thread][path[i - 1].Done[thread]];
            if (Visibility.IsVisible(graph[e]))
                steps.Add(e);
        }
        return steps;
    }
}
