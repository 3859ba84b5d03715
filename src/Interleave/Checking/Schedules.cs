using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Tracing;

namespace Interleave.Checking;

/// <summary>Executions as schedules.</summary>
internal static class Schedules
{
    /// <summary>A course with the fewest preemptions among those that the execution's graph stands for; null when none is found.</summary>
    public static Course? Of(Execution execution)
    {
        Graph graph = execution.Graph;
        IMemoryModel memory = execution.Strategy.Memory;
        (List<int> steps, int preemptions) = Linearisation.Of(execution, memory.IsWeak);
        if (memory.IsWeak && steps.Count < TraceBuilder.VisibleEvents(graph).Count(e => !graph[e].IsBlocked))
            return null;
        var back = new Dictionary<int, int>();
        var happened = new HashSet<int>();
        for (int i = 0; i < steps.Count && memory.IsWeak; i++)
        {
            ref Event it = ref graph[steps[i]];
            int later = it.Writes ? it.Next : graph.After(it.Cell, it.ReadsFrom), count = 0;
            for (; later != Graph.None; later = graph[later].Next)
                count += happened.Contains(later) ? 1 : 0;
            if (count > 0)
                back.Add(i + 1, count);
            happened.Add(steps[i]);
        }
        return new Course(Runs(execution, steps), memory, back) { Preemptions = preemptions };
    }

    /// <summary>The schedule of an execution that was run step by step.</summary>
    public static List<(string Thread, int Steps)> AsRun(Execution execution) => Runs(execution, TraceBuilder.VisibleEvents(execution.Graph));

    private static List<(string Thread, int Steps)> Runs(Execution execution, List<int> events)
    {
        var runs = new List<(string Thread, int Steps)>();
        foreach (int e in events)
        {
            string name = NameOf(execution, execution.Graph[e].Thread);
            if (runs.Count > 0 && runs[^1].Thread == name)
                runs[^1] = (name, runs[^1].Steps + 1);
            else
                runs.Add((name, 1));
        }
        return runs;
    }

    /// <summary>How often a thread that could have gone on was interrupted, in an execution that was run step by step.</summary>
    public static int Preemptions(Execution execution)
    {
        Graph graph = execution.Graph;
        List<int> events = TraceBuilder.VisibleEvents(graph);
        int count = events.Count > 0 && graph[events[0]].Thread != 0 && CouldHaveBegun(graph, graph[events[0]].Stamp) ? 1 : 0;
        for (int i = 1; i < events.Count; i++)
        {
            int thread = graph[events[i - 1]].Thread;
            if (graph[events[i]].Thread != thread && execution.WasRunnable(events[i - 1], events[i]))
                count++;
        }
        return count;
    }

    /// <summary>Whether the first thread was about to take a step of its own, not waiting for others to end.</summary>
    private static bool CouldHaveBegun(Graph graph, int stamp)
    {
        int e = graph.First(0);
        while (e != Graph.None && !Exploration.Visibility.IsVisible(graph[e]) && graph[e].Stamp < stamp)
            e = graph[e].PoNext;
        return e != Graph.None && Exploration.Visibility.IsVisible(graph[e]);
    }

    /// <summary>A thread's name as tokens have it, made unique by its number where two have the same.</summary>
    public static string NameOf(Execution execution, int thread)
    {
        string name = ReplayToken.NameOf(execution.NameOf(execution.Threads[thread]));
        for (int other = 0; other < thread; other++)
            if (ReplayToken.NameOf(execution.NameOf(execution.Threads[other])) == name)
                return ReplayToken.NameOf($"{name}_{thread}");
        return name;
    }
}
