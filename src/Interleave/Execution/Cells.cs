using Interleave.Objects;

namespace Interleave.Executing;

/// <summary>
/// The cells of the graphs: memory locations and synchronization objects, numbered densely as they turn up, with
/// what they hold at first.
/// </summary>
internal sealed class Cells
{
    private readonly Dictionary<(int Identity, Type Kind), int> objects = [];
    private readonly Dictionary<Type, SyncObject> machines = [];
    private int[] cellOf = new int[1024];
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

    /// <summary>The cell of an object in its role as a <typeparamref name="T"/>.</summary>
    public int OfObject<T>(int identity)
        where T : SyncObject, new()
    {
        if (objects.TryGetValue((identity, typeof(T)), out int cell))
            return cell;
        if (!machines.TryGetValue(typeof(T), out SyncObject? machine))
            machines.Add(typeof(T), machine = new T());
        cell = Add(new Cell { Machine = machine, Location = identity, Initial = machine.Initial(0) });
        objects.Add((identity, typeof(T)), cell);
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
