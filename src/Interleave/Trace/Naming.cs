using System.Globalization;
using System.Reflection;
using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Surface.Tasks;

namespace Interleave.Tracing;

/// <summary>What a reader calls memory, objects and values.</summary>
internal sealed class Naming
{
    private readonly Execution execution;
    private readonly RewrittenAssembly assembly;
    private readonly Recorder recorder;
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<int, List<int>> cellsOfField = [];
    private readonly Dictionary<string, int> unnamed = [];

    public Naming(Execution execution, RewrittenAssembly assembly, Recorder recorder)
    {
        this.execution = execution;
        this.assembly = assembly;
        this.recorder = recorder;
        Graph graph = execution.Graph;
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            for (int e = graph.First(thread); e != Graph.None; e = graph[e].PoNext)
            {
                int cell = graph[e].Cell;
                if (cell == Graph.None || execution.Cells[cell].Machine is not null)
                    continue;
                List<int> cells = cellsOfField.TryGetValue(graph[e].Field, out List<int>? known) ? known : cellsOfField[graph[e].Field] = [];
                if (!cells.Contains(cell))
                    cells.Add(cell);
            }
        }
    }

    public string Of(int cell)
    {
        if (!names.TryGetValue(cell, out string? name))
            names.Add(cell, name = execution.Cells[cell].Machine is null ? OfMemory(cell) : OfObject(cell));
        return name;
    }

    public string Value(int field, long value, bool reference)
    {
        if (reference)
            return recorder.References.GetValueOrDefault(value, "an object");
        return Format(ValueTypeOf(field), value);
    }

    public static string Format(string type, long value) => type switch
    {
        "bool" => value != 0 ? "true" : "false",
        "char" => $"'{(char)value}'",
        "byte" => ((byte)value).ToString(CultureInfo.InvariantCulture),
        "ushort" => ((ushort)value).ToString(CultureInfo.InvariantCulture),
        "uint" => ((uint)value).ToString(CultureInfo.InvariantCulture),
        "ulong" => ((ulong)value).ToString(CultureInfo.InvariantCulture),
        "float" => BitConverter.Int32BitsToSingle((int)value).ToString(CultureInfo.InvariantCulture),
        "double" => BitConverter.Int64BitsToDouble(value).ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    public string FieldName(int field) => FieldName(field, assembly, execution.Knowledge);

    /// <summary>The name of a field, or of the type whose objects or elements are watched as a field of their own.</summary>
    public static string FieldName(int field, RewrittenAssembly assembly, Knowledge knowledge) =>
        field <= assembly.Fields.Count ? assembly.Fields[field - 1].Name : knowledge.TypeOf(field)?.Name ?? "memory";

    private string ValueTypeOf(int field)
    {
        if (field <= assembly.Fields.Count)
            return assembly.Fields[field - 1].ValueType;
        Type? element = execution.Knowledge.TypeOf(field)?.GetElementType();
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Char => "char",
            TypeCode.Byte => "byte",
            TypeCode.UInt16 => "ushort",
            TypeCode.UInt32 => "uint",
            TypeCode.UInt64 => "ulong",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            _ => "",
        };
    }

    private string OfMemory(int cell)
    {
        int field = execution.Cells[cell].Field, location = execution.Cells[cell].Location;
        if (field > assembly.Fields.Count)
        {
            foreach ((object target, _) in recorder.Homes)
            {
                if (target is Array array && execution.Names.Identity(array, execution.Threads.Main) is var first
                    && location >= first && location - first < array.Length)
                    return $"{HomeOf(target)}[{location - first}]";
            }
            if (recorder.Objects.TryGetValue(cell, out object? other))
                return OfTarget(other);
            return FieldName(field);
        }
        FieldEntry entry = assembly.Fields[field - 1];
        List<int> cells = cellsOfField.GetValueOrDefault(field, []);
        return cells.Count <= 1 ? entry.Name : $"{entry.Type}#{cells.IndexOf(cell) + 1}.{entry.Name}";
    }

    private string OfObject(int cell)
    {
        // Threads have numbers below zero.
        if (execution.Cells[cell].Location < 0)
            return execution.NameOf(execution.Threads[-1 - execution.Cells[cell].Location]);
        return recorder.Objects.TryGetValue(cell, out object? target) ? OfTarget(target) : "object";
    }

    private string OfTarget(object target)
    {
        if (target is Type named)
            return $"typeof({named.Name})";
        if (HomeOf(target) is { } home)
        {
            // Two accounts may each have a gate.
            List<object> alike = [.. recorder.Objects.Values.Distinct(ReferenceEqualityComparer.Instance)
                .Where(o => HomeOf(o!) == home).OrderBy(o => execution.Names.Identity(o!, execution.Threads.Main))!];
            return alike.Count <= 1 ? home : $"{home}#{alike.IndexOf(target) + 1}";
        }
        string type = target switch
        {
            Lock => "lock",
            SemaphoreSlim or Semaphore => "semaphore",
            EventWaitHandle or ManualResetEventSlim => "event",
            Mutex => "mutex",
            CountdownEvent => "countdown",
            Barrier => "barrier",
            CancellationTokenSource => "cancellation",
            Task task => TaskName(task),
            ControlledTimer => "timer",
            Surface.Channels.IControlledChannel => "channel",
            Surface.Collections.IControlledCollection => "collection",
            Surface.Parallels.ParallelLoop => "parallel loop",
            ReaderWriterLock or ReaderWriterLockSlim => "reader-writer lock",
            _ when target.GetType() == typeof(object) => "lock",
            _ => Words.Type(target.GetType()),
        };
        int number = unnamed[type] = unnamed.GetValueOrDefault(type) + 1;
        return type.StartsWith("task ", StringComparison.Ordinal) ? $"{type}#{number}" : $"{type} {number}";
    }

    /// <summary>A task goes by the code it is of, if that is the program's.</summary>
    private static string TaskName(Task task)
    {
        MethodBase? code = RealTask.State(task) is not ControlledTask known ? null : known.Code switch
        {
            Delegate work => work.Method,
            Type machine => machine.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            _ => null,
        };
        return code is null || code.Module.Assembly == typeof(Surface.Controller).Assembly ? "task" : $"task {Places.NameOf(code)}";
    }

    /// <summary>What a task that is not complete awaits, what that awaits, and so on, and what the last one waits for as far as that is known.</summary>
    public (IReadOnlyList<string> Tasks, string? AtLast) AwaitedBy(int cell)
    {
        var tasks = new List<string>();
        var task = recorder.Objects.GetValueOrDefault(cell) as Task;
        while (task is not null && RealTask.State(task) is ControlledTask known)
        {
            if (known.At is var (target, what))
                return (tasks, what + (OfKnown(target) ?? OfTarget(target)));
            task = known.Awaiting is { IsCompleted: false } awaited ? awaited : known.Follows.FirstOrDefault(t => !t.IsCompleted);
            if (task is not null)
                tasks.Add(OfKnown(task) ?? "a task");
        }
        return (tasks, null);
    }

    private string? OfKnown(object target)
    {
        int found = recorder.Objects.FirstOrDefault(o => o.Value == target, new(Graph.None, target)).Key;
        return found == Graph.None ? null : Of(found);
    }

    private string? HomeOf(object target)
    {
        if (!recorder.Homes.TryGetValue(target, out (int Location, int Field) home))
            return null;
        if (home.Field <= assembly.Fields.Count)
            return assembly.Fields[home.Field - 1].Name;
        foreach ((object owner, _) in recorder.Homes)
        {
            if (owner is Array array && owner != target && execution.Names.Identity(array, execution.Threads.Main) is var first
                && home.Location >= first && home.Location - first < array.Length)
                return $"{HomeOf(owner) ?? Words.Type(array.GetType())}[{home.Location - first}]";
        }
        return null;
    }
}
