using System.Reflection;
using System.Runtime.CompilerServices;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Objects;
using Interleave.Rewriting;
using Interleave.Surface;
using Interleave.Tracing;

namespace Interleave.Tests.Exploration;

/// <summary>The explorer itself, on the program's compiled code, rewritten.</summary>
sealed class EngineUnderTest : IExplorerUnderTest
{
    private readonly Dictionary<string, RewrittenAssembly> _assemblies = [];

    [ModuleInitializer]
    public static void Install() => ExplorerUnderTest.Instance = new EngineUnderTest();

    public ExplorationKeys Explore(string assembly, string method)
    {
        RewrittenAssembly? rewritten;
        lock (_assemblies)
        {
            if (!_assemblies.TryGetValue(assembly, out rewritten))
                _assemblies.Add(assembly, rewritten = Rewriter.Load(assembly));
        }
        Type type = rewritten.Assembly.GetType(method[..method.IndexOf('.')], throwOnError: true)!;
        var knowledge = new Knowledge(rewritten.Fields.Count);
        // The keys count every access to a variable, whether another thread can see it or not.
        foreach (FieldEntry field in rewritten.Fields)
            if (field.ValueType == "int" || field.ValueType.EndsWith("Node", StringComparison.Ordinal))
                knowledge.Share(field.Id);
        var complete = new Dictionary<string, int>();
        var deadlocked = new Dictionary<string, int>();
        var hung = new Dictionary<string, int>();
        var options = new CheckOptions { TimeBudget = TimeSpan.FromSeconds(300) };
        var search = new Search(rewritten, type.GetMethod("Run")!.CreateDelegate<Action>(), options, knowledge, Make)
        {
            GoOnAfterFailure = true,
            Restarted = () =>
            {
                complete.Clear();
                deadlocked.Clear();
                hung.Clear();
            },
            Completed = execution =>
            {
                Dictionary<string, int> book = execution.Finding?.Kind switch
                {
                    FailureKind.Hang => hung,
                    FailureKind.Deadlock => deadlocked,
                    null or FailureKind.Leak => complete,
                    _ => throw new InvalidOperationException(execution.Finding.ToString()),
                };
                string key = KeyOf(execution, type, rewritten);
                book[key] = book.GetValueOrDefault(key) + 1;
            },
        };
        SearchEnd end = SearchEnd.Time;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    end = search.Run();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            Execution.StackSize);
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw new InvalidOperationException($"{method}: {failure}");
        if (end != SearchEnd.Exhausted)
            throw new InvalidOperationException($"{method}: the search ended with {end} after {search.Executions} executions: {search.Execution.Refused}");
        return new ExplorationKeys(complete, deadlocked, hung);
    }

    /// <summary>The strategy under test; the control of the property test breaks it on purpose.</summary>
    internal Func<Cells, IStrategy> Make { get; init; } = cells => new Exhaustive(cells, new SequentialConsistency());

    private static string KeyOf(Execution execution, Type type, RewrittenAssembly assembly)
    {
        Graph graph = execution.Graph;
        var key = new ExecutionKey.Builder();
        var ids = new Dictionary<int, EventId> { [Graph.None] = EventId.Init };
        for (int t = 1; t < graph.ThreadCount; t++)
        {
            LogicalThread thread = execution.Threads[t];
            int count = 0;
            for (int e = graph.First(t); e != Graph.None; e = graph[e].PoNext)
            {
                if (graph[e].IsBlocked || (thread.Wait == Wait.Loop && graph[e].Index >= thread.LoopStart))
                    break;
                if (IsCounted(graph[e]))
                    ids.Add(e, new EventId(t, count++));
            }
            key.Thread(t, count);
        }
        var names = new Dictionary<int, string>();
        for (int cell = 0; cell < execution.Cells.Count; cell++)
            if (execution.Cells[cell].Machine is InterruptObject)
                names[cell] = Machine.FlagOf(-2 - execution.Cells[cell].Location);
            else if (execution.Cells[cell].Machine is null)
                names[cell] = assembly.Fields[execution.Cells[cell].Field - 1].Name;
        foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        {
            if (field.FieldType == typeof(object))
                names[execution.Cells.OfObject<MonitorObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(Lock))
                names[execution.Cells.OfObject<LockObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(ReaderWriterLockSlim))
                names[execution.Cells.OfObject<ReaderWriterObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(SemaphoreSlim))
                names[execution.Cells.OfObject<SemaphoreObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(ManualResetEvent) || field.FieldType == typeof(AutoResetEvent))
                names[execution.Cells.OfObject<EventObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(Mutex))
                names[execution.Cells.OfObject<MutexObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(CountdownEvent))
                names[execution.Cells.OfObject<CountdownObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(Barrier))
                names[execution.Cells.OfObject<BarrierObject>(Identity(execution, field))] = field.Name;
            if (field.FieldType == typeof(CancellationTokenSource))
                names[execution.Cells.OfObject<CancellationObject>(Identity(execution, field))] = field.Name;
        }
        foreach ((int e, EventId id) in ids)
        {
            if (e == Graph.None)
                continue;
            ref Event it = ref graph[e];
            if (it.Kind == EventKind.Operation && execution.Cells[it.Cell].Machine is GroupObject group)
                UnchangedInGroup(execution, group, e, names, ids, key);
            else if (it.Kind == EventKind.Operation && !it.Writes)
                key.Unchanged(id, names[it.Cell], ids[it.ReadsFrom]);
            else if (it.Kind is EventKind.Read or EventKind.Update)
                key.ReadsFrom(id, ids[it.ReadsFrom]);
        }
        foreach ((int cell, string name) in names)
        {
            var order = new List<EventId>();
            for (int group = 0; group < execution.Cells.Count; group++)
                for (int e = graph.FirstWrite(group); execution.Cells[group].Machine is GroupObject machine && e != Graph.None; e = graph[e].Next)
                    if (Changes(execution, machine, e, cell) && ids.TryGetValue(e, out EventId id))
                        order.Add(id);
            for (int e = graph.FirstWrite(cell); e != Graph.None; e = graph[e].Next)
                if (ids.TryGetValue(e, out EventId id))
                    order.Add(id);
            if (execution.Cells[cell].Machine is null)
                key.Coherence(name, order);
            else
                key.Chain(name, order);
        }
        return key.ToString();
    }

    /// <summary>The objects of a group that an operation uses and leaves as they are, each after the operation that made it so.</summary>
    private static void UnchangedInGroup(
        Execution execution, GroupObject machine, int e, Dictionary<int, string> names, Dictionary<int, EventId> ids, ExecutionKey.Builder key)
    {
        Event it = execution.Graph[e];
        Request request = machine.RequestOf(it.Operand);
        for (int i = 0; i < request.Parts.Count; i++)
        {
            int cell = request.Parts[i].Object;
            bool used = request.Parts.Count == 1 || request.All || it.Result < 0 || it.Result >> 32 == i;
            if (!used || it.Result == GroupObject.Interrupted || Changes(execution, machine, e, cell))
                continue;
            int after = it.ReadsFrom;
            while (after != Graph.None && !Changes(execution, machine, after, cell))
                after = execution.Graph[after].Previous;
            key.Unchanged(ids[e], names[cell], ids[after]);
        }
    }

    private static bool Changes(Execution execution, GroupObject machine, int e, int cell)
    {
        Event it = execution.Graph[e];
        if (!it.Writes)
            return false;
        int before = (int)(it.ReadsFrom == Graph.None ? execution.Cells[it.Cell].Initial : execution.Graph[it.ReadsFrom].Value);
        Request request = machine.RequestOf(it.Operand);
        IEnumerable<Part> parts = Enumerable.Range(0, request.Parts.Count).Select(i => request.Parts[i]);
        foreach (Part part in request.Interruption is { } interruption ? parts.Append(interruption) : parts)
            if (part.Object == cell)
                return machine.StateOf(before, part) != machine.StateOf((int)it.Value, part);
        return false;
    }

    private static int Identity(Execution execution, FieldInfo field) => execution.Names.Identity(field.GetValue(null)!, execution.Threads.Main);

    private static bool IsCounted(in Event it) => it.Kind switch
    {
        EventKind.Fence or EventKind.Mark => false,
        EventKind.Operation => (Operation)it.Code is not (Operation.ThreadStart or Operation.ThreadEnd or Operation.ThreadJoin),
        _ => true,
    };
}
