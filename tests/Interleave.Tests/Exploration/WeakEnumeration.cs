namespace Interleave.Tests.Exploration;

/// <summary>
/// Every execution graph of a <see cref="Program"/> that a memory model allows, grown one event at a time in every order
/// of the threads: each read takes any write there is, each write stands at any place. It shares nothing with the
/// explorer: no revisits, no search from the new event, no engine.
/// </summary>
static class WeakEnumeration
{
    /// <param name="program">The program.</param>
    /// <param name="model"><c>sc</c>, <c>tso</c> or <c>dotnet</c>.</param>
    /// <param name="most">How many parts of executions to look at.</param>
    /// <returns>Null when there are more.</returns>
    public static Enumeration.Result? TryRun(Program program, string model, int most)
    {
        var result = new Enumeration.Result(new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var start = new WeakGraph(program.Threads.Count);
        var seen = new HashSet<string> { start.Key() };
        var open = new Stack<WeakGraph>([start]);
        while (open.TryPop(out WeakGraph? graph))
        {
            if (seen.Count > most)
                return null;
            bool moved = false;
            var threads = new WeakThread[program.Threads.Count];
            for (int t = 0; t < threads.Length; t++)
                threads[t] = WeakThread.After(program, t, graph.Thread(t));
            for (int t = 0; t < threads.Length; t++)
            {
                foreach (WeakGraph next in After(program, graph, threads, t))
                {
                    moved = true;
                    if (WeakConsistency.Holds(next, model) && seen.Add(next.Key()))
                        open.Push(next);
                }
            }
            if (!moved)
                End(graph, threads, result);
        }
        return result;
    }

    public static Enumeration.Result Run(Program program, string model) =>
        TryRun(program, model, int.MaxValue)!;

    private static void End(WeakGraph graph, WeakThread[] threads, Enumeration.Result result)
    {
        var counts = new int[threads.Length];
        bool waits = false, blocked = false;
        for (int t = 0; t < threads.Length; t++)
        {
            IReadOnlyList<WeakEvent> events = graph.Thread(t);
            counts[t] = events.Count - threads[t].Round;
            // A round that would find something else by now is not the last one.
            if (events.Skip(counts[t]).Any(r => r.From != graph.Order(r.Cell).LastOrDefault()))
                return;
            waits |= threads[t].Round > 0;
            blocked |= threads[t].Next is not null;
        }
        (waits ? result.Hung : blocked ? result.Deadlocked : result.Complete).Add(graph.Key(counts));
    }

    private static IEnumerable<WeakGraph> After(Program program, WeakGraph graph, WeakThread[] threads, int t)
    {
        if (threads[t].Next is not { } next)
            yield break;
        WeakEvent[] order = graph.Order(next.Cell);
        switch (next.Kind)
        {
            case WeakKind.Read:
                yield return graph.With(next);
                foreach (WeakEvent write in order)
                    yield return graph.With(next with { From = write, Found = write.Value });
                break;

            case WeakKind.Write:
                for (int at = 0; at <= order.Length; at++)
                    if (!IsTaken(order, at))
                        yield return graph.With(next, at);
                break;

            case WeakKind.Atomic:
                for (int at = 0; at <= order.Length; at++)
                {
                    WeakEvent? from = at == 0 ? null : order[at - 1];
                    int found = from?.Value ?? 0, value = threads[t].Change(found);
                    WeakEvent atomic = next with { From = from, Found = found, Value = value, Writes = value != found };
                    if (!atomic.Writes)
                        yield return graph.With(atomic);
                    else if (!IsTaken(order, at))
                        yield return graph.With(atomic, at);
                }
                break;

            case WeakKind.Change:
                for (int at = 0; at <= order.Length; at++)
                {
                    WeakEvent? from = at == 0 ? null : order[at - 1];
                    bool? changes = ObjectState.After(program.Object(next.Cell), order.Take(at)).Changes(next);
                    if (changes == false)
                        yield return graph.With(next with { Kind = WeakKind.Look, From = from, Acquires = false, Releases = false });
                    else if (changes == true && at == order.Length)
                        yield return graph.With(next with { From = from }, at);
                }
                break;

            case WeakKind.Join:
                if (threads[next.Value] is { Next: null, Round: 0 })
                    yield return graph.With(next);
                break;

            default:
                yield return graph.With(next);
                break;
        }
    }

    /// <summary>Whether an atomic operation stands here, which nothing may part from what it read.</summary>
    private static bool IsTaken(WeakEvent[] order, int at) => at < order.Length && order[at].Kind == WeakKind.Atomic;

    private sealed class ObjectState
    {
        private readonly List<int> _waiting = [];
        private int _owner = -1, _count;

        public static ObjectState After(SyncObject target, IEnumerable<WeakEvent> operations)
        {
            var state = new ObjectState { _count = target.Initial };
            foreach (WeakEvent operation in operations)
                state.Do(operation);
            return state;
        }

        /// <summary>Whether an operation leaves another state; null when it must wait.</summary>
        public bool? Changes(WeakEvent e) => e.Operation switch
        {
            "enter" => _owner < 0 ? true : null,
            "reenter" => _owner < 0 && !_waiting.Contains(e.Thread) ? true : null,
            "try" => _owner < 0,
            "pulse" or "pulse all" => _waiting.Count > 0,
            "take" => _count > 0 ? true : null,
            "try take" => _count > 0,
            _ => true,
        };

        private void Do(WeakEvent e)
        {
            switch (e.Operation)
            {
                case "enter" or "reenter" or "try":
                    _owner = e.Thread;
                    break;
                case "exit":
                    _owner = -1;
                    break;
                case "wait":
                    _owner = -1;
                    _waiting.Add(e.Thread);
                    break;
                case "pulse":
                    _waiting.RemoveAt(0);
                    break;
                case "pulse all":
                    _waiting.Clear();
                    break;
                case "take" or "try take":
                    _count--;
                    break;
                case "release":
                    _count++;
                    break;
            }
        }
    }
}
