using Interleave.Objects;

namespace Interleave.Executing;

/// <summary>
/// The cells of the graphs: memory locations and synchronization objects, numbered densely as they turn up, with
/// what they hold at first.
/// </summary>
internal sealed class Cells
{
    /// <summary>The cells of objects by identity, for each kind of machine.</summary>
    private readonly List<Dictionary<int, int>> objects = [];
    private readonly Dictionary<(int Identity, Type Kind), int> groups = [];
    private readonly Dictionary<Type, SyncObject> machines = [];
    private int[] cellOf = new int[1024], cellOfObject = new int[1024];
    private Cell[] cells = new Cell[64];

    /// <summary>What is known of one cell.</summary>
    internal struct Cell
    {
        /// <summary>Its object's state machine; null for memory.</summary>
        public SyncObject? Machine;

        /// <summary>The memory's location or the object's identity.</summary>
        public int Location;

        /// <summary>The memory's declaration.</summary>
        public int Field;

        /// <summary>The initial value, reference's name, or number of the state.</summary>
        public long Initial;

        /// <summary>The initial reference, in the current execution.</summary>
        public object? InitialReference;

        /// <summary>The execution in which the initial value was taken.</summary>
        public int Run;
    }

    public int Count { get; private set; }

    public ref Cell this[int cell] => ref cells[cell];

    /// <summary>The cell of a memory location.</summary>
    public int OfMemory(int location, int field)
    {
        if (location >= cellOf.Length)
            Array.Resize(ref cellOf, Math.Max(location + 1, cellOf.Length * 2));
        if (cellOf[location] == 0)
            cellOf[location] = Add(new Cell { Location = location, Field = field }) + 1;
        return cellOf[location] - 1;
    }

    /// <summary>The cell of a memory location, or -1.</summary>
    public int FindMemory(int location) => location < cellOf.Length ? cellOf[location] - 1 : -1;

    /// <summary>The cell of an object in its role as a <typeparamref name="T"/>.</summary>
    public int OfObject<T>(int identity)
        where T : SyncObject, new()
    {
        // Most objects are of one kind.
        bool isNamed = (uint)identity < cellOfObject.Length;
        if (isNamed && cellOfObject[identity] is not 0 and var known && cells[known - 1].Machine is T)
            return known - 1;
        int cell = FindObject<T>(identity);
        if (isNamed)
            cellOfObject[identity] = cell + 1;
        else if (identity >= 0)
            Array.Resize(ref cellOfObject, Math.Max(identity + 1, cellOfObject.Length * 2));
        return cell;
    }

    private int FindObject<T>(int identity)
        where T : SyncObject, new()
    {
        while (objects.Count <= Number<T>.Value)
            objects.Add([]);
        if (objects[Number<T>.Value].TryGetValue(identity, out int cell))
            return cell;
        if (!machines.TryGetValue(typeof(T), out SyncObject? machine))
            machines.Add(typeof(T), machine = new T());
        cell = Add(new Cell { Machine = machine, Location = identity, Initial = machine.Initial(0) });
        objects[Number<T>.Value].Add(identity, cell);
        return cell;
    }

    private static int s_kinds;

    /// <summary>The kinds of machines have numbers, from 0.</summary>
    private static class Number<T>
    {
        public static readonly int Value = Interlocked.Increment(ref s_kinds) - 1;
    }

    /// <summary>The cell that stands for a group of objects, each of which has a cell of its own as well.</summary>
    /// <param name="identity">The identity of the object that the group is known by.</param>
    /// <param name="kind">Its role.</param>
    public int OfGroup(int identity, Type kind)
    {
        if (!groups.TryGetValue((identity, kind), out int cell))
        {
            var machine = new GroupObject();
            groups.Add((identity, kind), cell = Add(new Cell { Machine = machine, Location = identity, Initial = machine.Initial(0) }));
        }
        return cell;
    }

    private int Add(Cell cell)
    {
        if (Count == cells.Length)
            Array.Resize(ref cells, Count * 2);
        cells[Count] = cell;
        return Count++;
    }
}
