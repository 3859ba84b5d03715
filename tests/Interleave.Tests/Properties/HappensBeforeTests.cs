using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Gallery;
using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Properties;

/// <summary>The clocks agree with the transitive closure of the relations as they are defined.</summary>
public sealed class HappensBeforeTests
{
    [Theory]
    [InlineData("Peterson", "Contend2")]
    [InlineData("Bakery", "Contend1")]
    [InlineData("TestAndSet", "Contend2")]
    [InlineData("Mcs", "Contend1")]
    [InlineData("MonitorLock", "Contend2")]
    [InlineData("BinarySemaphore", "Contend2")]
    [InlineData("StrictAlternation", "OneHalts")]
    [InlineData("CheckThenNote", "TwoBuyers")]
    public void Reaches_EveryPairOfEveryExecution_IsTheClosure(string type, string method)
    {
        RewrittenAssembly assembly = Rewriter.Load(typeof(Catalogue).Assembly.Location);
        Action body = ScenarioBody.Of(assembly.Assembly.GetTypes().Single(t => t.Name == type).GetMethod(method)!);
        var order = new HappensBefore();
        int compared = 0;
        string? difference = null;
        var search = new Search(
            assembly, body, new CheckOptions(), new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, new SequentialConsistency()))
        {
            GoOnAfterFailure = true,
            Completed = execution => difference ??= Compare(execution.Graph),
        };
        var thread = new Thread(() => search.Run(), Execution.StackSize);
        thread.Start();
        thread.Join();

        Assert.Null(difference);
        Assert.True(compared > 0);

        string? Compare(Graph graph)
        {
            List<int> events = Events(graph);
            bool[,] closure = Closure(graph, events);
            order.Compute(graph);
            for (int a = 0; a < events.Count; a++)
            {
                for (int b = 0; b < events.Count; b++)
                {
                    compared++;
                    if (closure[a, b] != order.Reaches(graph, events[a], events[b]))
                        return $"{Name(graph, events[a])} → {Name(graph, events[b])} is {closure[a, b]} in the closure";
                }
            }
            return null;
        }
    }

    private static List<int> Events(Graph graph)
    {
        var events = new List<int>();
        for (int t = 0; t < graph.ThreadCount; t++)
            for (int e = graph.First(t); e != Graph.None; e = graph[e].PoNext)
                if (!graph[e].IsBlocked)
                    events.Add(e);
        return events;
    }

    private static bool[,] Closure(Graph graph, List<int> events)
    {
        int n = events.Count;
        var reaches = new bool[n, n];
        for (int a = 0; a < n; a++)
            for (int b = 0; b < n; b++)
                reaches[a, b] = a == b || IsEdge(graph, events[a], events[b]);
        for (int k = 0; k < n; k++)
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++)
                    reaches[a, b] |= reaches[a, k] && reaches[k, b];
        return reaches;
    }

    private static bool IsEdge(Graph graph, int a, int b)
    {
        Event x = graph[a], y = graph[b];
        bool program = x.Thread == y.Thread && x.Index < y.Index;
        bool starts = x.Kind == EventKind.Operation && x.Code == (byte)Operation.ThreadStart && y.Thread == (int)x.Operand;
        if (program || starts)
            return true;
        if (x.Cell == Graph.None || x.Cell != y.Cell)
            return false;
        bool readsFrom = y.Reads && y.ReadsFrom == a;
        bool coherence = x.Writes && y.Writes && Place(graph, a) < Place(graph, b);
        bool fromRead = x.Reads && y.Writes && a != b && Place(graph, x.ReadsFrom) < Place(graph, b);
        return readsFrom || coherence || fromRead;
    }

    /// <summary>The how-many-th write of its cell; the initial value is before the first.</summary>
    private static int Place(Graph graph, int write)
    {
        int place = 0;
        for (; write != Graph.None; write = graph[write].Previous)
            place++;
        return place;
    }

    private static string Name(Graph graph, int e) => $"{graph[e].Thread}.{graph[e].Index} {graph[e].Kind} {graph[e].Code}";
}
