namespace Interleave.Tests.Exploration;

/// <summary>The three memory models as they are written down: relations over all events, and whether they have a cycle.</summary>
static class WeakConsistency
{
    public static bool Holds(WeakGraph graph, string model)
    {
        WeakEvent[] events = [.. graph.Events];
        var number = new Dictionary<WeakEvent, int>();
        foreach (WeakEvent e in events)
            number.Add(e, number.Count);
        if (events.Length > 64)
            throw new InvalidOperationException("too many events");
        var coherence = new Relation(events.Length);
        var order = new Relation(events.Length);
        var causes = new Relation(events.Length);

        void Communicate(WeakEvent a, WeakEvent b, bool onlyBetweenThreads)
        {
            coherence.Add(number[a], number[b]);
            if (!onlyBetweenThreads || a.Thread != b.Thread)
                order.Add(number[a], number[b]);
        }

        // .NET has all of these between threads only, but for the chains of objects; TSO has reads-from between threads only.
        foreach (WeakEvent[] writes in graph.Orders.Values)
            for (int i = 0; i < writes.Length; i++)
                for (int j = i + 1; j < writes.Length; j++)
                    Communicate(writes[i], writes[j], model == "dotnet" && !writes[i].IsOnObject);
        foreach (WeakEvent e in events.Where(e => e.IsRead || e.IsOnObject))
        {
            foreach (WeakUse use in e.Uses.Where(u => e.IsRead || !u.Changes))
            {
                if (use.From is not null)
                {
                    Communicate(use.From, e, model != "sc" && !e.IsOnObject);
                    causes.Add(number[use.From], number[e]);
                }
                WeakEvent[] writes = graph.Order(use.Cell);
                for (int j = Array.IndexOf(writes, use.From) + 1; j < writes.Length; j++)
                    if (writes[j] != e)
                        Communicate(e, writes[j], model == "dotnet" && !e.IsOnObject);
            }
        }
        foreach (WeakEvent[] writes in graph.Orders.Values.Where(w => w[0].IsOnObject))
            for (int i = 1; i < writes.Length; i++)
                causes.Add(number[writes[i - 1]], number[writes[i]]);
        foreach (WeakEvent join in events.Where(e => e.Kind == WeakKind.Join))
        {
            foreach (WeakEvent e in graph.Thread(join.Value))
            {
                order.Add(number[e], number[join]);
                causes.Add(number[e], number[join]);
            }
        }
        for (int t = 0; t < graph.ThreadCount; t++)
        {
            IReadOnlyList<WeakEvent> thread = graph.Thread(t);
            for (int j = 0; j < thread.Count; j++)
            {
                for (int i = 0; i < j; i++)
                {
                    causes.Add(number[thread[i]], number[thread[j]]);
                    if (thread[i].Uses.Any(a => thread[j].Uses.Any(b => a.Cell == b.Cell)))
                        coherence.Add(number[thread[i]], number[thread[j]]);
                    if (IsKept(thread, i, j, model))
                        order.Add(number[thread[i]], number[thread[j]]);
                }
            }
        }
        return coherence.IsAcyclic && order.IsAcyclic && causes.IsAcyclic;
    }

    private static bool IsKept(IReadOnlyList<WeakEvent> thread, int i, int j, string model)
    {
        WeakEvent a = thread[i], b = thread[j];
        bool IsFull(WeakEvent e) => e.Kind is WeakKind.Fence or WeakKind.Atomic;
        bool Between(Func<WeakEvent, bool> what) => Enumerable.Range(i + 1, j - i - 1).Any(k => what(thread[k]));
        // A join is behind all that the thread it waits for has done, and before all that follows it.
        if (a.Kind == WeakKind.Join)
            return b.Kind is not (WeakKind.ReadBarrier or WeakKind.WriteBarrier);
        if (b.Kind == WeakKind.Join)
            return model == "sc";
        if (a.Kind is WeakKind.ReadBarrier or WeakKind.WriteBarrier || b.Kind is WeakKind.ReadBarrier or WeakKind.WriteBarrier)
            return false;
        switch (model)
        {
            case "sc":
                return true;

            case "tso":
                bool IsLocked(WeakEvent e) => IsFull(e) || e.ChangesObject;
                bool looks = b.Kind == WeakKind.Read || (b.IsOnObject && !b.ChangesObject);
                return a.Kind != WeakKind.Write || !looks || Between(IsLocked);

            default:
                if (IsFull(a) || IsFull(b) || Between(IsFull))
                    return true;
                if (a.Acquires || (a.Kind == WeakKind.Read && a.Volatile) || b.Releases || (b.Kind == WeakKind.Write && b.Volatile))
                    return true;
                if (a.Kind == WeakKind.Read && Between(e => e.Kind == WeakKind.ReadBarrier))
                    return true;
                if (b.Kind == WeakKind.Write && Between(e => e.Kind == WeakKind.WriteBarrier))
                    return true;
                return IsAddress(thread, i, j) || Publishes(thread, i, j);
        }
    }

    /// <summary>Whether what is accessed is accessed through the reference that was read.</summary>
    /// <remarks>Where a thread may have the reference in two ways, neither counts; reads that took the same write are one.</remarks>
    private static bool IsAddress(IReadOnlyList<WeakEvent> thread, int i, int j)
    {
        if (thread[j].Owner == 0 || thread[j].IsOnObject || MaderOf(thread[j].Owner) == thread[j].Thread)
            return false;
        WeakEvent[] reads = [.. thread.Take(j).Where(e => e.IsRead && e.IsReference && e.Found == thread[j].Owner && e.From?.Thread != e.Thread)];
        return reads.Length > 0 && reads[0] == thread[i] && reads.All(r => r.Cell == reads[0].Cell && r.From == reads[0].From);
    }

    private static int MaderOf(int node) => (node - 1) / 16;

    /// <summary>Whether a write is to an object that can be reached from the reference that is written later.</summary>
    private static bool Publishes(IReadOnlyList<WeakEvent> thread, int i, int j)
    {
        if (thread[i].Kind != WeakKind.Write || thread[i].Owner == 0 || thread[j] is not { Kind: WeakKind.Write, IsReference: true, Value: not 0 })
            return false;
        // What the fields of the objects hold, as the thread has left or found it.
        var held = new Dictionary<string, (int Owner, int Node)>();
        foreach (WeakEvent e in thread.Take(j).Where(e => e.IsReference && e.Owner != 0))
            held[e.Cell] = (e.Owner, e.Kind == WeakKind.Write ? e.Value : e.Found);
        var reached = new HashSet<int> { thread[j].Value };
        while (held.Values.Any(h => reached.Contains(h.Owner) && h.Node != 0 && reached.Add(h.Node)))
        {
        }
        return reached.Contains(thread[i].Owner);
    }

    private sealed class Relation(int size)
    {
        private readonly ulong[] _after = new ulong[size];

        public void Add(int a, int b) => _after[a] |= 1UL << b;

        public bool IsAcyclic
        {
            get
            {
                ulong left = size == 64 ? ulong.MaxValue : (1UL << size) - 1;
                for (bool moved = true; moved && left != 0;)
                {
                    moved = false;
                    for (int i = 0; i < size; i++)
                    {
                        if ((left & 1UL << i) == 0 || (_after[i] & left) != 0)
                            continue;
                        left &= ~(1UL << i);
                        moved = true;
                    }
                }
                return left == 0;
            }
        }
    }
}
