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
                    moved |= FindsTheLast(graph, next.Thread(t)[^1]);
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

    /// <summary>Whether objects are found as they were left last. Where only an earlier state lets a thread go on, it waits in the end.</summary>
    private static bool FindsTheLast(WeakGraph graph, WeakEvent e) => !e.IsOnObject || e.Uses.All(u => u.From == graph.Order(u.Cell).LastOrDefault());

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
                    if (WeakObject.After(program.Object(next.Cell), order.Take(at)).Do(next.Operation, next.Thread, next.Value) is not (var changes, var result))
                        continue;
                    WeakEvent done = next with { From = from, Found = result, Acquires = next.Acquires && result > 0, Releases = next.Releases && changes };
                    if (!changes)
                        yield return graph.With(done with { Kind = WeakKind.Look });
                    else if (at == order.Length)
                        yield return graph.With(done, at);
                }
                break;

            case WeakKind.Together:
                foreach (WeakEvent together in Together(program, graph, next, 0))
                    yield return graph.WithTogether(together);
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

    /// <summary>The ways in which a step on several objects can find those from <paramref name="part"/> on, each in any state it has had.</summary>
    private static IEnumerable<WeakEvent> Together(Program program, WeakGraph graph, WeakEvent next, int part)
    {
        if (part == next.Wanted.Count)
        {
            if (next.Operation == "all")
                yield return next;
            yield break;
        }
        string name = next.Wanted[part];
        WeakEvent[] order = graph.Order(name);
        for (int at = 0; at <= order.Length; at++)
        {
            WeakEvent? from = at == 0 ? null : order[at - 1];
            if (WeakObject.After(program.Object(name), order.Take(at)).Do("pass", next.Thread, 0) is not (var changes, _))
            {
                // One that lets nobody through is looked at only.
                if (next.Operation == "any")
                    foreach (WeakEvent other in Together(program, graph, next with { Parts = [.. next.Parts, new(name, from, false, Named: false)] }, part + 1))
                        yield return other;
                continue;
            }
            if (changes && at < order.Length)
                continue;
            WeakEvent passed = next with { Parts = [.. next.Parts, new(name, from, changes)], Found = part };
            if (next.Operation == "any")
                yield return passed;
            else
                foreach (WeakEvent all in Together(program, graph, passed, part + 1))
                    yield return all;
        }
    }
}
