namespace Interleave.Tests.Exploration;

/// <summary>What a step of a thread does to the one cell that it touches.</summary>
enum WeakKind
{
    Read,
    Write,

    /// <summary>An atomic operation; whether it writes depends on what it reads.</summary>
    Atomic,

    /// <summary>An operation on an object that leaves another state.</summary>
    Change,

    /// <summary>An operation on an object that leaves it as it was.</summary>
    Look,

    /// <summary>One step on several objects; see <see cref="WeakEvent.Parts"/>.</summary>
    Together,

    Fence,
    ReadBarrier,
    WriteBarrier,

    /// <summary>A thread with this number as <see cref="WeakEvent.Value"/> has ended.</summary>
    Join,
}

/// <summary>What an event does to one cell: the write or change that it finds, and whether it stands behind that.</summary>
readonly record struct WeakUse(string Cell, WeakEvent? From, bool Changes, bool Named = true);

/// <summary>An event of a <see cref="WeakGraph"/>. Threads are numbered from 0 in here.</summary>
sealed record WeakEvent(int Thread, int Index, WeakKind Kind)
{
    /// <summary>The variable or object, by name.</summary>
    public string Cell { get; init; } = "";

    /// <summary>What it writes.</summary>
    public int Value { get; init; }

    /// <summary>What it has found.</summary>
    public int Found { get; init; }

    /// <summary>The write it reads from, or the operation whose state it has found; null for the initial one.</summary>
    public WeakEvent? From { get; init; }

    public bool Volatile { get; init; }

    /// <summary>For an atomic operation, whether it writes.</summary>
    public bool Writes { get; init; }

    public bool Acquires { get; init; }

    public bool Releases { get; init; }

    /// <summary>The name of the operation on an object.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The object that the cell is a part of; 0 for statics.</summary>
    public int Owner { get; init; }

    /// <summary>Whether the value is a reference.</summary>
    public bool IsReference { get; init; }

    /// <summary>Of a step on several objects, what it does to each.</summary>
    public IReadOnlyList<WeakUse> Parts { get; init; } = [];

    /// <summary>The objects that a step on several of them asks for.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>What it does to each cell.</summary>
    public IReadOnlyList<WeakUse> Uses => Kind == WeakKind.Together ? Parts : Cell.Length == 0 ? [] : [new(Cell, From, IsWrite || Kind == WeakKind.Change)];

    /// <summary>Whether it leaves an object in another state.</summary>
    public bool ChangesObject => Kind == WeakKind.Change || Parts.Any(p => p.Changes);

    public bool IsRead => Kind is WeakKind.Read or WeakKind.Atomic;

    public bool IsWrite => Kind == WeakKind.Write || (Kind == WeakKind.Atomic && Writes);

    public bool IsOnObject => Kind is WeakKind.Change or WeakKind.Look or WeakKind.Together;

    // By what it is, not by what it holds: the graphs share them.
    public bool Equals(WeakEvent? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A part of an execution: the events of each thread, and the order of the writes or changes of each cell.</summary>
/// <remarks>Immutable.</remarks>
sealed class WeakGraph
{
    private readonly WeakEvent[][] _threads;
    private readonly Dictionary<string, WeakEvent[]> _orders;

    public WeakGraph(int threads) : this([.. Enumerable.Range(0, threads).Select(_ => Array.Empty<WeakEvent>())], [])
    {
    }

    private WeakGraph(WeakEvent[][] threads, Dictionary<string, WeakEvent[]> orders) => (_threads, _orders) = (threads, orders);

    public int ThreadCount => _threads.Length;

    public IReadOnlyList<WeakEvent> Thread(int thread) => _threads[thread];

    public IReadOnlyDictionary<string, WeakEvent[]> Orders => _orders;

    public IEnumerable<WeakEvent> Events => _threads.SelectMany(t => t);

    public WeakEvent[] Order(string cell) => _orders.GetValueOrDefault(cell, []);

    /// <summary>With an event more at the end of its thread; at place <paramref name="at"/> in its cell's order, if that is not negative.</summary>
    public WeakGraph With(WeakEvent added, int at = -1)
    {
        var threads = (WeakEvent[][])_threads.Clone();
        threads[added.Thread] = [.. threads[added.Thread], added];
        if (at < 0)
            return new WeakGraph(threads, _orders);
        WeakEvent[] order = Order(added.Cell);
        return new WeakGraph(threads, new Dictionary<string, WeakEvent[]>(_orders) { [added.Cell] = [.. order[..at], added, .. order[at..]] });
    }

    /// <summary>With a step on several objects at the end of its thread, and of the order of each object that it changes.</summary>
    public WeakGraph WithTogether(WeakEvent added)
    {
        var orders = new Dictionary<string, WeakEvent[]>(_orders);
        foreach (WeakUse part in added.Parts.Where(p => p.Changes))
            orders[part.Cell] = [.. Order(part.Cell), added];
        return new WeakGraph(With(added)._threads, orders);
    }

    /// <summary>The events of a thread that keys count, up to <paramref name="count"/> events of all kinds.</summary>
    private static bool IsCounted(WeakEvent e) => e.Kind is not (WeakKind.Fence or WeakKind.ReadBarrier or WeakKind.WriteBarrier or WeakKind.Join);

    /// <param name="counts">How many events of each thread to name; the rest is left out.</param>
    public string Key(IReadOnlyList<int> counts)
    {
        var key = new ExecutionKey.Builder();
        var ids = new Dictionary<WeakEvent, EventId>();
        for (int t = 0; t < _threads.Length; t++)
        {
            int count = 0;
            foreach (WeakEvent e in _threads[t].Take(counts[t]).Where(IsCounted))
                ids[e] = new EventId(t + 1, count++);
            key.Thread(t + 1, count);
        }
        foreach ((WeakEvent e, EventId id) in ids)
        {
            foreach (WeakUse use in e.Uses)
            {
                EventId from = use.From is null ? EventId.Init : ids[use.From];
                if (e.IsRead)
                    key.ReadsFrom(id, from);
                else if (e.IsOnObject && !use.Changes && use.Named)
                    key.Unchanged(id, use.Cell, from);
            }
        }
        foreach ((string cell, WeakEvent[] order) in _orders)
        {
            if (order.Any(e => e.IsOnObject))
                key.Chain(cell, order.Select(e => ids[e]));
            else
                key.Coherence(cell[(cell.IndexOf('.', StringComparison.Ordinal) + 1)..], order.Select(e => ids[e]));
        }
        return key.ToString();
    }

    /// <summary>All of it, to tell parts of executions apart.</summary>
    public string Key() => Key([.. _threads.Select(t => t.Length)]) + "\n" + string.Join(',', _threads.Select(t => t.Length));
}
